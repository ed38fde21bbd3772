import type { CityEvent } from '#lib/events/event.ts';
import { looksAlike, type Compared } from '#lib/events/look-alikes/look-alike.ts';
import { startingAbout, type Alike } from '#lib/events/look-alikes/look-alike-queries.server.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';

export type Entered = Compared & Pick<CityEvent, 'id'>;

const mostShown = 5;

/** Public events that may be this one, but those that were said to be another. `id` is 0 for one that is not stored yet. */
export async function lookAlikes(db: Database | Transaction, event: Entered): Promise<Alike[]> {
	const about = await startingAbout(db, event);
	return about.filter((other) => looksAlike(event, other)).slice(0, mostShown);
}
