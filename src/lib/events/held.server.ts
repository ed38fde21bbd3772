import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { typeOfCommitment } from '#lib/commitments/readers.server.ts';
import { contribute, uncontribute } from '#lib/contributions/contributions.server.ts';
import { mayMarkHeld } from '#lib/events/access.ts';
import { canBeHeld, type CityEvent } from '#lib/events/event.ts';
import * as queries from '#lib/events/queries.server.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { record } from '#lib/events/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { commitmentType } from '#lib/policy/catalogue.ts';
import type { CountedFrom } from '#lib/policy/commitment-type.ts';

/** What an event that was held adds to the commitment it serves: itself, or the places that were used. Else nothing. */
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
		await queries.updateEvent(trx, event.id, { heldAt: now(), attendance });
		await record(trx, actor, 'event.held', { id: event.id, organisationId: organisation.id });
		return count(trx, event, { organisationId: organisation.id, actor, attendance });
	});
}

/**
 * An attendance that was typed wrong is put right by whoever may report it: what was counted from it counts no more, and
 * the right number is counted in its place, unconfirmed. The same number changes nothing.
 * @returns whether it is counted now. @throws Refused `event_not_held`, `commitment_not_running`
 */
export function correctHeld(
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
		if (!event.heldAt) throw new Refused('event_not_held');
		if (event.attendance === attendance) return false;
		const organisationId = organisation.id;
		await queries.updateEvent(trx, event.id, { attendance });
		await record(
			trx,
			actor,
			'event.attendance_corrected',
			{ id: event.id, organisationId },
			{ from: event.attendance, to: attendance },
		);
		if ((await countedFromOf(trx, event)) !== 'attendance') return false;
		const stopped = await uncontribute(trx, { source: 'event', sourceId: event.id, by: actor });
		const counted = await count(trx, event, { organisationId, actor, attendance });
		// What a commitment that is over has counted stays as it was.
		if (stopped && !counted && attendance > 0) throw new Refused('commitment_not_running');
		return counted;
	});
}

const countedFromOf = async (
	trx: Transaction,
	{ commitmentId }: Pick<CityEvent, 'commitmentId'>,
): Promise<CountedFrom | null> => {
	const type = commitmentId === null ? undefined : await typeOfCommitment(trx, commitmentId);
	return type === undefined ? null : commitmentType(type).countedFrom;
};

/** Toward the commitment that the event serves, if it takes it. @returns whether it was counted. */
async function count(
	trx: Transaction,
	event: CityEvent,
	as: { organisationId: number; actor: Actor; attendance: number },
): Promise<boolean> {
	const countedFrom = await countedFromOf(trx, event);
	if (event.commitmentId === null || countedFrom === null) return false;
	const amount = amountOfEvent(countedFrom, as.attendance);
	if (amount === 0) return false;
	return contribute(trx, {
		commitmentId: event.commitmentId,
		organisationId: as.organisationId,
		amount,
		happenedOn: copenhagenDate(event.startsAt),
		source: 'event',
		sourceId: event.id,
		by: as.actor,
	});
}
