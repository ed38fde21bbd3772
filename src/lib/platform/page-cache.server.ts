/**
 * Rendered public pages, kept for visitors without a session. Every change of public content is
 * announced by the database (`content_changed`) and empties the cache at once in every process; nothing
 * is kept before this process hears it. Entries also expire, because pages say
 * "today". The nonce of the stored page is replaced, so each answer has its own.
 */
import { randomBytes } from 'node:crypto';

interface StoredPage {
	parts: string[];
	headers: [string, string][];
	/** The Content-Security-Policy and the nonce to replace in it; none on data. */
	policy: { text: string; nonce: string } | null;
	expiresAt: number;
	bytes: number;
}

const lifetimeMs = 30_000;
const mostBytes = 12 * 1024 * 1024;
const textual = /^(text\/|application\/(geo\+|ld\+)?json)/;
const noncePattern = /'nonce-([^']+)'/;

export class PageCache {
	#pages = new Map<string, StoredPage>();
	#rendering = new Map<string, Promise<void>>();
	#bytes = 0;
	#generation = 0;
	/** Set once the database's announcements are heard. */
	listening = false;

	clear(): void {
		this.#generation++;
		this.#pages.clear();
		this.#bytes = 0;
	}

	/**
	 * The kept page, or what `render` makes of it now. Those who ask for a page that is being rendered wait for it: after
	 * a change, or in a rush, each page is rendered once.
	 */
	async answerOr(key: string, nowMs: number, render: () => Promise<Response>): Promise<Response> {
		const kept = this.answer(key, nowMs);
		if (kept) return kept;
		const begun = this.#rendering.get(key);
		if (begun) {
			await begun;
			return this.answer(key, nowMs) ?? render();
		}
		const { promise, resolve: done } = Promise.withResolvers<void>();
		this.#rendering.set(key, promise);
		try {
			const generation = this.#generation;
			const response = await render();
			await this.#store(key, response, generation, nowMs);
			return response;
		} finally {
			this.#rendering.delete(key);
			done();
		}
	}

	answer(key: string, nowMs: number): Response | null {
		const page = this.listening ? this.#pages.get(key) : undefined;
		if (!page) return null;
		if (page.expiresAt <= nowMs) {
			this.#drop(key, page);
			return null;
		}
		const headers = new Headers(page.headers);
		if (!page.policy) return new Response(page.parts[0], { headers });
		const nonce = randomBytes(16).toString('base64');
		headers.set('content-security-policy', page.policy.text.replaceAll(page.policy.nonce, nonce));
		return new Response(page.parts.join(nonce), { headers });
	}

	/** A page that was rendered across a change is not stored. */
	async #store(key: string, response: Response, generation: number, nowMs: number): Promise<void> {
		if (!this.listening || response.status !== 200 || response.headers.has('set-cookie')) return;
		if (!textual.test(response.headers.get('content-type') ?? '')) return;
		if (/no-store|private/.test(response.headers.get('cache-control') ?? '')) return;
		const text = response.headers.get('content-security-policy') ?? '';
		const nonce = noncePattern.exec(text)?.[1];
		const body = await response.clone().text();
		if (generation !== this.#generation) return;
		const bytes = body.length * 2;
		const earlier = this.#pages.get(key);
		if (earlier) this.#drop(key, earlier);
		while (this.#bytes + bytes > mostBytes) {
			const oldest = this.#pages.entries().next().value;
			if (!oldest) return;
			this.#drop(...oldest);
		}
		this.#pages.set(key, {
			parts: nonce ? body.split(nonce) : [body],
			headers: [...response.headers].filter(([name]) => !nonce || name !== 'content-security-policy'),
			policy: nonce ? { text, nonce } : null,
			expiresAt: nowMs + lifetimeMs,
			bytes,
		});
		this.#bytes += bytes;
	}

	#drop(key: string, page: StoredPage): void {
		if (this.#pages.delete(key)) this.#bytes -= page.bytes;
	}
}

export const pageCache = new PageCache();
