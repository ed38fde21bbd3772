/**
 * Public answers, kept for visitors without a session (decision 0034). The database announces what changed in public,
 * in every process at once: what was kept of it is old from then on. An old page still answers while it is rendered
 * again, for a second at most. Nothing is kept before this process hears the announcements, and nothing for long,
 * because pages say "today".
 */
import { keptPageOf, responseOf, weightOf, type KeptPage } from '#lib/platform/visitors/kept-page.ts';

const lifetimeMs = 30_000;
/** How long an old page may answer while it is rendered again. */
const graceMs = 1000;
const megabyte = 1024 * 1024;

/** Pages up to so many bytes; the oldest make room. */
class Shelf {
	#pages = new Map<string, KeptPage>();
	#bytes = 0;
	readonly #most: number;

	constructor(most: number) {
		this.#most = most;
	}

	get(key: string): KeptPage | undefined {
		return this.#pages.get(key);
	}

	put(key: string, page: KeptPage): void {
		this.drop(key);
		const weight = weightOf(page);
		if (weight > this.#most / 4) return;
		while (this.#bytes + weight > this.#most) {
			const [oldest] = this.#pages.keys();
			if (oldest === undefined) return;
			this.drop(oldest);
		}
		this.#pages.set(key, page);
		this.#bytes += weight;
	}

	drop(key: string): void {
		const page = this.#pages.get(key);
		if (!page) return;
		this.#bytes -= weightOf(page);
		this.#pages.delete(key);
	}

	age(nowMs: number): void {
		for (const page of this.#pages.values()) page.staleSince ??= nowMs;
	}

	clear(): void {
		this.#pages.clear();
		this.#bytes = 0;
	}
}

export class PageCache {
	#plain = new Shelf(32 * megabyte);
	/** Anybody can write any query, so these have a shelf of their own and push no other page out. */
	#queried = new Shelf(12 * megabyte);
	#rendering = new Map<string, Promise<void>>();
	#generation = 0;
	/** Set once the database's announcements are heard. */
	listening = false;

	/** Forgets everything: nothing old is answered any more. */
	clear(): void {
		this.#generation++;
		this.#plain.clear();
		this.#queried.clear();
	}

	/** Something public changed: what is kept is old from now on. */
	changed(nowMs: number): void {
		this.#generation++;
		this.#plain.age(nowMs);
		this.#queried.age(nowMs);
	}

	/** A page that may answer now: a fresh one, or an old one that is being rendered again. */
	find(key: string, nowMs: number): KeptPage | null {
		const page = this.listening ? this.#shelfOf(key).get(key) : undefined;
		if (!page || page.expiresAt <= nowMs) return null;
		if (page.staleSince === null) return page;
		return nowMs - page.staleSince < graceMs && this.#rendering.has(key) ? page : null;
	}

	/**
	 * The kept page, or what `render` makes of it now. Those who ask for a page that is being rendered wait for it, or
	 * get the old one: after a change, or in a rush, each page is rendered once.
	 */
	async answerOr(key: string, nowMs: number, render: () => Promise<Response>): Promise<Response> {
		const kept = this.find(key, nowMs);
		if (kept) return responseOf(kept);
		const begun = this.#rendering.get(key);
		if (begun) {
			await begun;
			const page = this.find(key, nowMs);
			return page ? responseOf(page) : render();
		}
		const { promise, resolve: done } = Promise.withResolvers<void>();
		this.#rendering.set(key, promise);
		try {
			const generation = this.#generation;
			const response = await render();
			const page = await this.#pageOf(response, nowMs);
			// A page that was rendered across a change may say what stood before it.
			if (!page || generation !== this.#generation) return response;
			this.#shelfOf(key).put(key, page);
			return responseOf(page);
		} finally {
			this.#rendering.delete(key);
			done();
		}
	}

	async #pageOf(response: Response, nowMs: number): Promise<KeptPage | null> {
		if (!this.listening || response.status !== 200 || response.headers.has('set-cookie')) return null;
		if (/no-store|private/.test(response.headers.get('cache-control') ?? '')) return null;
		return keptPageOf(response, nowMs + lifetimeMs);
	}

	#shelfOf(key: string): Shelf {
		return key.includes('?') ? this.#queried : this.#plain;
	}
}

/** One per process: the server in front of the framework and the framework's bundle each bring this module. */
const keptPages = Symbol.for('kept pages');
const shared = globalThis as { [keptPages]?: PageCache };
export const pageCache: PageCache = (shared[keptPages] ??= new PageCache());
