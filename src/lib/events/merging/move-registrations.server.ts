/** Those who signed up for one event, carried over to another. The caller holds both events' rows. */
import type { CityEvent } from '#lib/events/event.ts';
import { mergedLetter } from '#lib/events/registrations/letters.server.ts';
import { listRegistrations } from '#lib/events/registrations/registration-queries.server.ts';
import { countSeats, freeSeats } from '#lib/events/registrations/seats.server.ts';
import { writeRegistered } from '#lib/events/registrations/write-registered.server.ts';
import { leaveTwice, moveRows } from '#lib/events/merging/merging-writes.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';

const most = 100_000;
/** Written at once. */
const batch = 500;

/**
 * Seats, places in the queue and links go along, and each is told once. Who had signed up for both keeps the better of the two.
 * @throws Refused `event_merge_no_sign_up`, `event_merge_full`
 */
export async function moveRegistrations(trx: Transaction, from: CityEvent, into: CityEvent): Promise<void> {
	const moving = await listRegistrations(trx, from.id, most);
	await leaveTwice(trx, from.id, into.id, now());
	if (moving.length && into.signUp !== 'here') throw new Refused('event_merge_no_sign_up');
	if ((await countSeats(trx, from.id)).taken > (await freeSeats(trx, into)))
		throw new Refused('event_merge_full');
	await moveRows(trx, from.id, into.id);
	const ids = new Set(moving.map(({ id }) => id));
	const moved = (await listRegistrations(trx, into.id, most)).filter(({ id }) => ids.has(id));
	for (let first = 0; first < moved.length; first += batch)
		await writeRegistered(
			trx,
			into,
			moved.slice(first, first + batch),
			({ id }) => `event-merged-${from.id}-${into.id}-${id}`,
			mergedLetter(from.title),
		);
}
