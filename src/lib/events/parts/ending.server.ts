/** A festival is called off: its organiser says what becomes of its own parts, others' stand for themselves and are told. */
import { rolesFor } from '#lib/accounts/access.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import { deskOf } from '#lib/events/co-organisers/co-organiser-queries.server.ts';
import type { CityEvent } from '#lib/events/event.ts';
import type { PartFate } from '#lib/events/parts/part.ts';
import { goesOnLetter, umbrellaOffLetter } from '#lib/events/parts/letters.server.ts';
import { lockComingParts } from '#lib/events/parts/part-lock-queries.server.ts';
import { findEventById } from '#lib/events/queries.server.ts';
import { listRegistrations } from '#lib/events/registrations/registration-queries.server.ts';
import { writeRegistered } from '#lib/events/registrations/write-registered.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { defineTask, enqueue } from '#lib/platform/jobs/jobs.server.ts';

/**
 * What is done to the parts as their umbrella is cancelled. The caller holds the umbrella; `cancel` calls one off, which is held.
 * @throws Refused `event_parts_unsaid` where there are own ones and nothing was said of them
 */
export async function endParts(
	trx: Transaction,
	umbrella: CityEvent,
	fate: PartFate | null,
	cancel: (part: CityEvent) => Promise<void>,
): Promise<void> {
	if (!umbrella.isUmbrella) return;
	const parts = await lockComingParts(trx, umbrella.id, now());
	const [own, others] = [
		parts.filter(({ organisationId }) => organisationId === umbrella.organisationId),
		parts.filter(({ organisationId }) => organisationId !== umbrella.organisationId),
	];
	if (own.length > 0 && fate === null) throw new Refused('event_parts_unsaid', 'parts');
	for (const part of own) {
		if (fate === 'cancel') await cancel(part);
		else await enqueue(trx, tellItGoesOn, { eventId: part.id, umbrellaId: umbrella.id });
	}
	await tellHolders(trx, umbrella, others);
}

/** One mail to each organisation that holds parts of it. */
export async function tellHolders(
	trx: Transaction,
	umbrella: CityEvent,
	parts: readonly CityEvent[],
): Promise<void> {
	for (const [organisationId, own] of Map.groupBy(parts, (part) => part.organisationId)) {
		const desk = found(await deskOf(trx, organisationId));
		const to = members({ organisationId }, rolesFor('edit'));
		await write(
			trx,
			to,
			`event-umbrella-off-${umbrella.id}-${umbrella.sequence}-${organisationId}`,
			({ name }) => umbrellaOffLetter(name, umbrella, own, desk),
		);
	}
}

const most = 100_000;
const batch = 500;

/** Tells those who signed up for a part, once, that it is held although its festival is off. */
export const tellItGoesOn = defineTask<{ eventId: number; umbrellaId: number }>(
	'events.tell_it_goes_on',
	async (db, { eventId, umbrellaId }) => {
		const [event, umbrella] = [await findEventById(db, eventId), await findEventById(db, umbrellaId)];
		// What was called off since is told by that.
		if (!event || !umbrella || event.state !== 'published') return;
		const registered = await listRegistrations(db, eventId, most);
		for (let first = 0; first < registered.length; first += batch) {
			const readers = registered.slice(first, first + batch);
			await db
				.transaction()
				.execute((trx) =>
					writeRegistered(
						trx,
						event,
						readers,
						({ id }) => `event-${eventId}-goes-on-${umbrellaId}-${id}`,
						goesOnLetter(umbrella),
					),
				);
		}
	},
);
