/**
 * Which events fit in what only the database can say of them, their words say, kept for who moves the map: an event that changed
 * is asked about again by its id, where another table of the answer changed all of it is.
 */
import type { ExploreFilter } from '#lib/explore/filter.ts';
import { eventsNamed } from '#lib/explore/map/map-queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { gatherReads, noteReads, type Gathering } from '#lib/platform/database/reads.server.ts';
import { patienceWith, type Change } from '#lib/platform/visitors/changes.ts';
import { pageCache } from '#lib/platform/visitors/page-cache.server.ts';

type Asked = Pick<ExploreFilter, 'text' | 'area' | 'partner'>;

interface Answer {
	ids: Set<number>;
	reads: Gathering;
	/** Events that changed since, or while it was asked for. */
	changed: Set<number>;
	/** It is asked for, and then brought up to date, one after the other. */
	asking: Promise<void>;
}

/** Above so many, asking again is less work. */
const mostChanged = 1000;
/** Ids in all answers together. */
const mostIds = 500_000;

export class NamedEvents {
	#answers = new Map<string, Answer>();

	changed(change: Change): void {
		for (const [key, answer] of this.#answers) {
			const id = changedEvent(change);
			if (id !== null && answer.changed.size < mostChanged) answer.changed.add(id);
			else if (id !== null || change === 'everything' || patienceWith(answer.reads, change) !== null)
				this.#answers.delete(key);
		}
	}

	/** @returns null where nothing of that is asked. Not to be asked within a transaction. */
	async thatFit(db: Database, { text, area, partner }: Asked): Promise<ReadonlySet<number> | null> {
		if (!text && !area && !partner) return null;
		const asked = { text, area, partner };
		const key = JSON.stringify(asked);
		const answer = this.#answers.get(key) ?? this.#ask(db, asked);
		// What is asked for again makes room last.
		this.#answers.delete(key);
		this.#answers.set(key, answer);
		answer.asking = answer.asking.then(() => this.#askAgain(db, answer, asked));
		try {
			await answer.asking;
		} catch (error) {
			if (this.#answers.get(key) === answer) this.#answers.delete(key);
			throw error;
		}
		this.#makeRoom(key);
		noteReads(answer.reads);
		return answer.ids;
	}

	#ask(db: Database, asked: Asked): Answer {
		const reads: Gathering = new Map();
		const answer: Answer = { ids: new Set(), reads, changed: new Set(), asking: Promise.resolve() };
		answer.asking = gatherReads(reads, async () => {
			answer.ids = await eventsNamed(db, asked);
		});
		return answer;
	}

	async #askAgain(db: Database, answer: Answer, asked: Asked): Promise<void> {
		const { changed } = answer;
		if (changed.size === 0) return;
		answer.changed = new Set();
		const fitting = await eventsNamed(db, asked, [...changed]);
		for (const id of changed)
			if (fitting.has(id)) answer.ids.add(id);
			else answer.ids.delete(id);
	}

	#makeRoom(newest: string): void {
		let kept = this.#answers.values().reduce((sum, { ids }) => sum + ids.size, 0);
		for (const [key, { ids }] of this.#answers) {
			if (kept <= mostIds || key === newest) continue;
			this.#answers.delete(key);
			kept -= ids.size;
		}
	}
}

/** The event that changed; null where it may be any, or is none. */
function changedEvent(change: Change): number | null {
	if (change === 'everything' || change.table !== 'event') return null;
	const id = change.rows.find((row) => row.startsWith('id='))?.slice('id='.length);
	return id ? Number(id) : null;
}

export const namedEvents = new NamedEvents();
pageCache.followers.add((change) => namedEvents.changed(change));
