/**
 * What many pages say or are made of, kept until something changes that it was made from: rows and sums are not asked for
 * again by each page. Nothing old is ever answered.
 */
import { isAnnounced, type Gathering, type Reads } from '#lib/platform/database/reads.server.ts';
import { patienceWith, type Change } from '#lib/platform/visitors/changes.ts';

/** Sums say "now" and "today", too. */
const lifetimeMs = 30_000;

export interface Figure<T> {
	value: T;
	reads: Reads;
}

interface Asking {
	key: string;
	figure: Promise<Figure<unknown>>;
	/** What changed meanwhile. */
	changes: Change[];
}

export class KeptFigures {
	#kept = new Map<string, Figure<unknown> & { expiresAt: number }>();
	#asking = new Set<Asking>();
	readonly #most: number;

	constructor(most = 500) {
		this.#most = most;
	}

	clear(): void {
		this.changed('everything');
	}

	changed(change: Change): void {
		for (const asking of this.#asking) asking.changes.push(change);
		for (const [key, { reads }] of this.#kept)
			if (patienceWith(reads, change) !== null) this.#kept.delete(key);
	}

	/** The kept figure, or what `ask` comes to now; those who ask while nothing has changed are told the same. */
	answerOr<T>(key: string, nowMs: number, ask: (reads: Gathering) => Promise<T>): Promise<Figure<T>> {
		const kept = this.#kept.get(key);
		if (kept && nowMs < kept.expiresAt) {
			// What is asked for again makes room last.
			this.#kept.delete(key);
			this.#kept.set(key, kept);
			return Promise.resolve(kept as Figure<T>);
		}
		const open = this.#asking.values().find((one) => one.key === key && one.changes.length === 0);
		if (open) return open.figure as Promise<Figure<T>>;
		const asking: Asking = { key, changes: [], figure: this.#ask(ask) };
		this.#asking.add(asking);
		asking.figure.then(
			(figure) => this.#keep(asking, figure, nowMs + lifetimeMs),
			() => this.#asking.delete(asking),
		);
		return asking.figure as Promise<Figure<T>>;
	}

	async #ask<T>(ask: (reads: Gathering) => Promise<T>): Promise<Figure<T>> {
		const reads: Gathering = new Map();
		return { value: await ask(reads), reads };
	}

	#keep(asking: Asking, figure: Figure<unknown>, expiresAt: number): void {
		this.#asking.delete(asking);
		const { key, changes } = asking;
		const isOld = changes.some((change) => patienceWith(figure.reads, change) !== null);
		if (isOld || !isAnnounced(figure.reads)) return;
		this.#kept.delete(key);
		const [oldest] = this.#kept.keys();
		if (oldest !== undefined && this.#kept.size >= this.#most) this.#kept.delete(oldest);
		this.#kept.set(key, { ...figure, expiresAt });
	}
}
