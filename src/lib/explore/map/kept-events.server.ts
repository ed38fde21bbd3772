/**
 * Every process keeps where all events lie that are still to come, and follows what the database announces (decision 0076). An event
 * that changed is read again by its id before the next who asks is answered; where many changed, all are.
 */
import { EventPoints } from '#lib/explore/map/event-points.ts';
import { eventColumns, sectors } from '#lib/explore/map/map-queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { noteReads } from '#lib/platform/database/reads.server.ts';
import type { Change } from '#lib/platform/visitors/changes.ts';
import { pageCache } from '#lib/platform/visitors/page-cache.server.ts';

/** Above so many, reading all at once is less work. */
const mostChanged = 1000;
/** What is over is left out when all are read again. */
const mostAgeMs = 24 * 3_600_000;

export class KeptEvents {
	#points = new EventPoints(new Map());
	#changed: Set<number> | 'all' = 'all';
	#organisationsChanged = true;
	#since = new Date(0);
	#db: Database | null = null;
	#reading: Promise<unknown> = Promise.resolve();

	changed(change: Change): void {
		if (change === 'everything') this.#changed = 'all';
		if (change === 'everything' || change.table === 'organisation') this.#organisationsChanged = true;
		if (change === 'everything' || change.table !== 'event' || this.#changed === 'all') return;
		const id = change.rows.find((row) => row.startsWith('id='))?.slice('id='.length);
		if (id && this.#changed.size < mostChanged) this.#changed.add(Number(id));
		else this.#changed = 'all';
	}

	/** As the database says by now, as far as its announcements were heard. Not to be asked within a transaction. */
	async now(db: Database, moment: Date): Promise<EventPoints> {
		noteReads(
			new Map([
				['event', 'all'],
				['organisation', 'all'],
			] as const),
		);
		const read = this.#reading.then(() => this.#read(db, moment));
		this.#reading = read.catch(() => undefined);
		await read;
		return this.#points;
	}

	async #read(db: Database, moment: Date): Promise<void> {
		const age = moment.getTime() - this.#since.getTime();
		if (db !== this.#db || age < 0 || age > mostAgeMs) this.changed('everything');
		const [changed, organisationsChanged] = [this.#changed, this.#organisationsChanged];
		// What is announced while it is read is read again.
		this.#changed = new Set();
		this.#organisationsChanged = false;
		try {
			if (organisationsChanged) this.#points.sectors = await sectors(db);
			if (changed === 'all') await this.#readAll(db, moment);
			else if (changed.size > 0) await this.#readAgain(db, [...changed], moment);
			this.#db = db;
		} catch (error) {
			this.changed('everything');
			throw error;
		}
	}

	async #readAll(db: Database, moment: Date): Promise<void> {
		const points = new EventPoints(this.#points.sectors);
		points.put(await eventColumns(db, moment));
		this.#points = points;
		this.#since = moment;
	}

	async #readAgain(db: Database, ids: readonly number[], moment: Date): Promise<void> {
		const rows = await eventColumns(db, moment, ids);
		const there = new Set(rows.id);
		for (const id of ids) if (!there.has(id)) this.#points.remove(id);
		this.#points.put(rows);
	}
}

export const keptEvents = new KeptEvents();
pageCache.followers.add((change) => keptEvents.changed(change));
