/**
 * Rendered public pages, kept for visitors without a session. Every change of public content is
 * announced by the database (`content_changed`) and empties the cache at once in every process; while
 * this process does not hear the database, nothing is kept. Entries also expire, because pages say
 * "today". The nonce of the stored page is replaced, so each answer has its own.
 */
import { randomBytes } from 'node:crypto';

interface StoredPage {
	parts: string[];
	headers: [string, string][];
	policy: string;
	nonce: string;
	expiresAt: number;
	bytes: number;
}

const lifetimeMs = 30_000;
const mostBytes = 24 * 1024 * 1024;
const noncePattern = /'nonce-([^']+)'/;

export class PageCache {
	#pages = new Map<string, StoredPage>();
	#bytes = 0;
	#generation = 0;
	/** Set while the database's announcements are heard. */
	listening = false;

	/** Take before rendering; a page rendered across a change is not stored. */
	get generation(): number {
		return this.#generation;
	}

	clear(): void {
		this.#generation++;
		this.#pages.clear();
		this.#bytes = 0;
	}

	answer(key: string, nowMs: number): Response | null {
		const page = this.listening ? this.#pages.get(key) : undefined;
		if (!page) return null;
		if (page.expiresAt <= nowMs) {
			this.#drop(key, page);
			return null;
		}
		const nonce = randomBytes(16).toString('base64');
		const headers = new Headers(page.headers);
		headers.set('content-security-policy', page.policy.replaceAll(page.nonce, nonce));
		return new Response(page.parts.join(nonce), { headers });
	}

	async store(key: string, response: Response, generation: number, nowMs: number): Promise<void> {
		const policy = response.headers.get('content-security-policy') ?? '';
		const nonce = noncePattern.exec(policy)?.[1];
		if (!this.listening || response.status !== 200 || !nonce || response.headers.has('set-cookie')) return;
		const html = await response.clone().text();
		if (generation !== this.#generation) return;
		const bytes = html.length * 2;
		while (this.#bytes + bytes > mostBytes) {
			const oldest = this.#pages.entries().next().value;
			if (!oldest) return;
			this.#drop(...oldest);
		}
		this.#pages.set(key, {
			parts: html.split(nonce),
			headers: [...response.headers].filter(([name]) => name !== 'content-security-policy' && name !== 'x-request-id'),
			policy,
			nonce,
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
