import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { typeOfCommitment } from '#lib/commitments/readers.server.ts';
import { contribute } from '#lib/contributions/contributions.server.ts';
import { mayMarkHeld } from '#lib/events/access.ts';
import { canBeHeld } from '#lib/events/event.ts';
import * as queries from '#lib/events/queries.server.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { audit } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { commitmentType } from '#lib/policy/catalogue.ts';
import { type CountedFrom } from '#lib/policy/commitment-type.ts';

/** What an event that was held adds to the promise it serves: itself, or the places that were used. Else nothing. */
export function amountOfEvent(countedFrom: CountedFrom, attendance: number): number {
	if (countedFrom === 'event') return 1;
	return countedFrom === 'attendance' ? attendance : 0;
}

/**
 * Says that the event took place and how many came. It counts toward its commitment by itself, once.
 * @returns whether it was counted. @throws Refused `event_held_already`, `event_not_begun`
 */
export function markHeld(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ attendance }: { attendance: number },
): Promise<boolean> {
	return acting(db, actor, async (trx) => {
		const organisation = await organisationFor(trx, actor, organisationSlug, 'report');
		const event = found(await queries.lockEvent(trx, slug));
		if (event.organisationId !== organisation.id || !mayMarkHeld(actor, event)) notFound();
		if (event.heldAt) throw new Refused('event_held_already');
		if (!canBeHeld(event, now())) throw new Refused('event_not_begun');
		const personId = actor.person?.id ?? null;
		await queries.updateEvent(trx, event.id, { heldAt: now(), attendance });
		await audit(trx, {
			personId,
			organisationId: organisation.id,
			verb: 'event.held',
			subjectKind: 'event',
			subjectId: event.id,
		});
		const type = event.commitmentId ? await typeOfCommitment(trx, event.commitmentId) : undefined;
		if (!event.commitmentId || !type) return false;
		const amount = amountOfEvent(commitmentType(type).countedFrom, attendance);
		if (amount === 0) return false;
		return contribute(trx, {
			commitmentId: event.commitmentId,
			organisationId: organisation.id,
			amount,
			happenedOn: copenhagenDate(event.startsAt),
			source: 'event',
			sourceId: event.id,
			personId,
		});
	});
}
