/** Seats and the waiting list. The caller holds the event's row. */
import { takesRegistrations, type CityEvent } from '#lib/events/event.ts';
import { promotedLetter } from '#lib/events/registrations/letters.server.ts';
import { isOrganiserShown, lockEventById } from '#lib/events/queries.server.ts';
import * as queries from '#lib/events/registrations/registration-queries.server.ts';
import { writeRegistered } from '#lib/events/registrations/write-registered.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';

export const countSeats = (trx: Transaction, eventId: number): Promise<queries.Seats> =>
	queries.countSeats(trx, eventId, now());

/** Seats that are neither taken nor held. */
export async function freeSeats(
	trx: Transaction,
	{ id, capacity }: Pick<CityEvent, 'id' | 'capacity'>,
): Promise<number> {
	return capacity === null ? Infinity : Math.max(0, capacity - (await countSeats(trx, id)).taken);
}

/** Gives every free seat to the first who waits, and mails them. */
export async function promoteWaiting(trx: Transaction, eventId: number): Promise<void> {
	const event = found(await lockEventById(trx, eventId));
	if (!takesRegistrations(event, now())) return;
	// Nobody is sent to an event that is hidden; they move up with the next change once it is shown again.
	if (!(await isOrganiserShown(trx, event.organisationId))) return;
	const { waiting } = await countSeats(trx, eventId);
	const free = Math.min(waiting, await freeSeats(trx, event));
	if (free <= 0) return;
	const promoted = await queries.firstWaiting(trx, eventId, free);
	for (const { id } of promoted) await queries.updateRegistration(trx, id, { state: 'confirmed' });
	const keyOf = ({ id }: queries.Registration) => `event-promoted-${id}`;
	await writeRegistered(trx, event, promoted, keyOf, promotedLetter);
}

/** When a hold has run out, its seat goes to who waits. */
export const releaseSeats = defineTask<{ eventId: number }>(
	'events.release_seats',
	async (db, { eventId }) => {
		await db.transaction().execute(async (trx) => {
			if (await lockEventById(trx, eventId)) await promoteWaiting(trx, eventId);
		});
	},
);
