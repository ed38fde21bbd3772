/** An event that the municipality takes down, or puts back as it stood. The caller says who may, and why. */
import { record } from '#lib/events/record.server.ts';
import * as queries from '#lib/events/queries.server.ts';
import { promoteWaiting } from '#lib/events/registrations/seats.server.ts';
import { tellRegistered } from '#lib/events/registrations/tell.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import type { CityEvent, EventState } from '#lib/events/event.ts';
import type { TakedownReason } from '#lib/listings/takedown.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { enqueue } from '#lib/platform/jobs/jobs.server.ts';

export const lockEventBySlug = (trx: Transaction, slug: string): Promise<CityEvent | undefined> =>
	queries.lockEvent(trx, slug);
export const lockEventOfId = (trx: Transaction, id: number): Promise<CityEvent | undefined> =>
	queries.lockEventById(trx, id);

/** Off every list at once. Those who signed up for what is to come are told. The caller holds the row. */
export async function hideEvent(
	trx: Transaction,
	actor: Actor,
	event: CityEvent,
	reason: TakedownReason,
): Promise<void> {
	await queries.setTakenDown(trx, event, { at: now(), reason });
	if (event.endsAt > now() && event.state !== 'cancelled')
		await enqueue(trx, tellRegistered, { eventId: event.id, sequence: event.sequence + 1 });
	await record(trx, actor, 'event.taken_down', event, { reason });
}

/** As it stood before. Those who signed up hear that it is on after all. The caller holds the row. */
export async function showEventAgain(
	trx: Transaction,
	actor: Actor,
	event: CityEvent,
	state: EventState,
): Promise<void> {
	await queries.setTakenDown(trx, event, { at: now(), reason: null }, state);
	if (event.endsAt > now() && state !== 'cancelled')
		await enqueue(trx, tellRegistered, { eventId: event.id, sequence: event.sequence + 1, resumed: true });
	await promoteWaiting(trx, event.id);
	await record(trx, actor, 'event.put_back', event);
}
