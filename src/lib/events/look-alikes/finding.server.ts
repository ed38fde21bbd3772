import type { CityEvent } from '#lib/events/event.ts';
import { looksAlike, type Compared } from '#lib/events/look-alikes/look-alike.ts';
import {
	startingAbout,
	startingAboutAny,
	type Alike,
} from '#lib/events/look-alikes/look-alike-queries.server.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';

export type Entered = Compared & Pick<CityEvent, 'id'>;

const mostShown = 5;

/** Public events that may be this one, but those that were said to be another. `id` is 0 for one that is not stored yet. */
export async function lookAlikes(db: Database | Transaction, event: Entered): Promise<Alike[]> {
	const about = await startingAbout(db, event);
	return about.filter((other) => looksAlike(event, other)).slice(0, mostShown);
}

/** Of several that are not stored yet, each with the public events that may be it. */
export async function lookAlikesOfAll(
	db: Database | Transaction,
	entered: readonly Compared[],
): Promise<Alike[][]> {
	const about = await startingAboutAny(
		db,
		entered.map(({ startsAt }) => startsAt),
	);
	return entered.map((one) => about.filter((other) => looksAlike(one, other)).slice(0, mostShown));
}
