/**
 * An organiser that is suspended, reinstated or closed: its coming events follow it, also those that others hold with it,
 * for it answers for them. Whoever counts on one is told.
 */
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import { rolesFor } from '#lib/accounts/access.ts';
import { theSystem } from '#lib/accounts/actor.ts';
import { haltedLetter } from '#lib/events/co-organisers/letters.server.ts';
import * as queries from '#lib/events/queries.server.ts';
import { coHolders } from '#lib/events/co-organisers/co-organiser-queries.server.ts';
import { tellHolders } from '#lib/events/parts/ending.server.ts';
import { lockComingParts } from '#lib/events/parts/part-lock-queries.server.ts';
import { withdrawOffers } from '#lib/events/registrations/registration-queries.server.ts';
import { promoteWaiting } from '#lib/events/registrations/seats.server.ts';
import { tellRegistered } from '#lib/events/registrations/tell.server.ts';
import { record } from '#lib/events/record.server.ts';
import type { Consequence } from '#lib/organisations/application/consequences.ts';
import { now } from '#lib/platform/clock.ts';
import { enqueue } from '#lib/platform/jobs/jobs.server.ts';

export const eventsFollow: Consequence = async (trx, { organisationId, outcome, message }) => {
	const at = now();
	for (const event of await queries.lockComing(trx, organisationId, at)) {
		const sequence = event.sequence + 1;
		await queries.updateEvent(trx, event.id, { sequence });
		await withdrawOffers(trx, event.id);
		if (outcome === 'closed') {
			await queries.setState(trx, event.id, { state: 'cancelled', at, personId: null, reason: message });
			await record(trx, theSystem, 'event.cancelled', event, { organiser: 'closed' });
		}
		await enqueue(trx, tellRegistered, {
			eventId: event.id,
			sequence,
			...(outcome === 'reinstated' && { resumed: true }),
		});
		// Seats that were given up meanwhile.
		if (outcome === 'reinstated') await promoteWaiting(trx, event.id);
		if (outcome === 'closed' && event.isUmbrella)
			await tellHolders(
				trx,
				event,
				(await lockComingParts(trx, event.id, at)).filter((part) => part.organisationId !== organisationId),
			);
		const others = await coHolders(trx, event.id);
		await write(trx, members(others, rolesFor('edit')), `event-${outcome}-${event.id}-${sequence}`, () =>
			haltedLetter(event, outcome),
		);
	}
};
