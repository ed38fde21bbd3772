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
const megabyte = 1024 * 1024;
const textual = /^(text\/|application\/(geo\+|ld\+)?json)/;
const noncePattern = /'nonce-([^']+)'/;

/** Pages up to so many bytes; the oldest make room. */
class Shelf {
	#pages = new Map<string, StoredPage>();
	#bytes = 0;
	readonly #most: number;

	constructor(most: number) {
		this.#most = most;
	}

	get(key: string): StoredPage | undefined {
		return this.#pages.get(key);
	}

	put(key: string, page: StoredPage): void {
		this.drop(key);
		while (this.#bytes + page.bytes > this.#most) {
			const [oldest] = this.#pages.keys();
			if (oldest === undefined) return;
			this.drop(oldest);
		}
		this.#pages.set(key, page);
		this.#bytes += page.bytes;
	}

	drop(key: string): void {
		this.#bytes -= this.#pages.get(key)?.bytes ?? 0;
		this.#pages.delete(key);
	}

	clear(): void {
		this.#pages.clear();
		this.#bytes = 0;
	}
}

export class PageCache {
	#plain = new Shelf(8 * megabyte);
	/** Anybody can write any query, so these have a shelf of their own and push no other page out. */
	#queried = new Shelf(4 * megabyte);
	#rendering = new Map<string, Promise<void>>();
	#generation = 0;
	/** Set once the database's announcements are heard. */
	listening = false;

	clear(): void {
		this.#generation++;
		this.#plain.clear();
		this.#queried.clear();
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
		const page = this.listening ? this.#shelfOf(key).get(key) : undefined;
		if (!page || page.expiresAt <= nowMs) return null;
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
		this.#shelfOf(key).put(key, {
			parts: nonce ? body.split(nonce) : [body],
			headers: [...response.headers].filter(([name]) => !nonce || name !== 'content-security-policy'),
			policy: nonce ? { text, nonce } : null,
			expiresAt: nowMs + lifetimeMs,
			bytes: body.length * 2,
		});
	}

	#shelfOf(key: string): Shelf {
		return key.includes('?') ? this.#queried : this.#plain;
	}
}

export const pageCache = new PageCache();
