/**
 * Public answers, kept for visitors without a session (decision 0034). The database announces what changed, in every
 * process at once: what was made from it is old from then on (decision 0040). An old page still answers while it is
 * rendered again, for a second at most. Nothing is kept before this process hears the announcements, nothing that reads what is
 * not announced, and nothing for long, because pages say "today".
 */
import { isAnnounced, type Gathering } from '#lib/platform/database/reads.server.ts';
import { patienceWith, type Change } from '#lib/platform/visitors/changes.ts';
import { KeptFigures } from '#lib/platform/visitors/kept-figures.ts';
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

	age(change: Change, nowMs: number): void {
		for (const page of this.#pages.values()) page.staleSince = staleSince(page, change, nowMs);
	}

	clear(): void {
		this.#pages.clear();
		this.#bytes = 0;
	}
}

/** From when on a page is old, now that something changed; null where it does not say it. */
function staleSince(
	{ reads, staleSince: before }: Pick<KeptPage, 'reads' | 'staleSince'>,
	change: Change,
	nowMs: number,
) {
	const patience = patienceWith(reads, change);
	return patience === null ? before : Math.min(before ?? Infinity, nowMs + patience);
}

interface Rendering {
	/** Once it is done: whether what it came to is kept. */
	kept: Promise<boolean>;
	/** What changed meanwhile, and when. */
	changes: [Change, atMs: number][];
}

export class PageCache {
	#plain = new Shelf(32 * megabyte);
	/** Anybody can write any query, so these have a shelf of their own and push no other page out. */
	#queried = new Shelf(12 * megabyte);
	#rendering = new Map<string, Rendering>();
	#generation = 0;
	/** What pages are made of, and what changes with them. */
	readonly figures = new KeptFigures();
	/** Told of every change, before anything that was made from it is asked for again. What one has to do first never fails. */
	readonly followers = new Set<(change: Change) => void | Promise<void>>();
	#settling = new Set<Promise<void>>();
	/** Set once the database's announcements are heard. */
	listening = false;

	/** Forgets everything: nothing old is answered any more. */
	clear(): void {
		this.#generation++;
		this.#plain.clear();
		this.#queried.clear();
		this.figures.clear();
		this.#tell('everything');
	}

	/** Something changed: what was made from it is old from now on. */
	changed(change: Change, nowMs: number): void {
		this.figures.changed(change);
		this.#tell(change);
		for (const { changes } of this.#rendering.values()) changes.push([change, nowMs]);
		this.#plain.age(change, nowMs);
		this.#queried.age(change, nowMs);
	}

	#tell(change: Change): void {
		for (const follow of this.followers) {
			const done = follow(change);
			if (!done) continue;
			this.#settling.add(done);
			void done.then(() => this.#settling.delete(done));
		}
	}

	/** Resolves once those who follow have done what the changes told so far ask of them. */
	async settled(): Promise<void> {
		await Promise.all(this.#settling);
	}

	/** A page that may answer now: a fresh one, or an old one that is being rendered again. */
	find(key: string, nowMs: number): KeptPage | null {
		const page = this.listening ? this.#shelfOf(key).get(key) : undefined;
		if (!page || page.expiresAt <= nowMs) return null;
		if (page.staleSince === null || nowMs < page.staleSince) return page;
		return nowMs - page.staleSince < graceMs && this.#rendering.has(key) ? page : null;
	}

	/**
	 * The kept page, or what `render` makes of it now. Those who ask for a page that is being rendered wait for it, or
	 * get the old one: after a change, or in a rush, each page is rendered once. `render` says what it read of the database.
	 */
	async answerOr(
		key: string,
		nowMs: number,
		render: (reads: Gathering) => Promise<Response>,
	): Promise<Response> {
		const page = this.find(key, nowMs);
		if (page) return responseOf(page);
		const begun = this.#rendering.get(key);
		if (begun) return (await begun.kept) ? this.answerOr(key, nowMs, render) : render(new Map());
		const { promise, resolve } = Promise.withResolvers<boolean>();
		const changes: Rendering['changes'] = [];
		this.#rendering.set(key, { kept: promise, changes });
		let kept = false;
		try {
			const generation = this.#generation;
			const reads: Gathering = new Map();
			const response = await render(reads);
			const page = await this.#pageOf(response, reads, nowMs);
			if (!page || generation !== this.#generation) return response;
			// A page that was rendered across a change may say what stood before it: it is old when it is new.
			for (const [change, atMs] of changes) page.staleSince = staleSince(page, change, atMs);
			this.#shelfOf(key).put(key, page);
			kept = true;
			return responseOf(page);
		} finally {
			this.#rendering.delete(key);
			resolve(kept);
		}
	}

	async #pageOf(response: Response, reads: Gathering, nowMs: number): Promise<KeptPage | null> {
		if (!this.listening || response.status !== 200 || response.headers.has('set-cookie')) return null;
		if (/no-store|private/.test(response.headers.get('cache-control') ?? '')) return null;
		const page = await keptPageOf(response, reads, nowMs + lifetimeMs);
		return isAnnounced(reads) ? page : null;
	}

	#shelfOf(key: string): Shelf {
		return key.includes('?') ? this.#queried : this.#plain;
	}
}

/** One per process: the server in front of the framework and the framework's bundle each bring this module. */
const keptPages = Symbol.for('kept pages');
const shared = globalThis as { [keptPages]?: PageCache };
export const pageCache: PageCache = (shared[keptPages] ??= new PageCache());
