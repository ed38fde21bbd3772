/** What somebody does with their own sign-up by the link in a mail: takes a place that is offered, and changes who comes. */
import type { PartyInput } from '#lib/events/input.ts';
import { mayGrow } from '#lib/events/registrations/line.ts';
import { partyValues } from '#lib/events/registrations/party-values.ts';
import {
	findRegistration,
	lockOpenEvent,
	mailLink,
	partyOf,
} from '#lib/events/registrations/registrations.server.ts';
import { findBySecret, updateRegistration } from '#lib/events/registrations/registration-queries.server.ts';
import { countSeats, freeSeats, promoteWaiting } from '#lib/events/registrations/seats.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';

/**
 * Takes the place that is offered. Taking it twice changes nothing.
 * @throws Refused `event_offer_over` where it ran out, `event_sign_up_closed`
 */
export async function acceptOffer(db: Database, slug: string, secret: string): Promise<void> {
	if (!(await findRegistration(db, slug, secret))) return;
	await db.transaction().execute(async (trx) => {
		const event = await lockOpenEvent(trx, slug);
		const own = await findBySecret(trx, secret);
		if (!own || own.state === 'confirmed') return;
		if (own.state !== 'offered' || !own.offeredUntil || own.offeredUntil <= now())
			throw new Refused('event_offer_over');
		const fields = { state: 'confirmed', offeredUntil: null } as const;
		await updateRegistration(trx, own.id, fields);
		await mailLink(trx, { ...own, ...fields }, event);
	});
}

/**
 * Changes who comes, and what was answered. Fewer people leave their seats to who waits; more get those that nobody waits
 * for. Who waits keeps their place. What is deleted or cancelled stays as it is.
 * @throws Refused `event_seats_too_few`, `event_sign_up_closed`, `edited_meanwhile`, and what `partyOf` throws
 */
export async function changeRegistration(
	db: Database,
	slug: string,
	secret: string,
	input: PartyInput,
	edited?: Edited | null,
): Promise<void> {
	if (!(await findRegistration(db, slug, secret))) return;
	await db.transaction().execute(async (trx) => {
		const event = await lockOpenEvent(trx, slug);
		await promoteWaiting(trx, event.id);
		const own = await findBySecret(trx, secret);
		if (!own || own.state === 'cancelled' || own.state === 'unconfirmed') return;
		refuseEdited(edited, partyValues(own, event));
		const party = partyOf(event, input);
		const { waiting } = await countSeats(trx, event.id);
		const free = await freeSeats(trx, event);
		if (own.state !== 'waiting' && !mayGrow(own.people, party.people, { free, waiting }))
			throw new Refused('event_seats_too_few', 'people');
		await updateRegistration(trx, own.id, party);
		if (party.people !== own.people) await promoteWaiting(trx, event.id);
	});
}
