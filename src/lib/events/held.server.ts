import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { typeOfCommitment } from '#lib/commitments/readers.server.ts';
import { contribute, recount } from '#lib/contributions/contributions.server.ts';
import { mayMarkHeld } from '#lib/events/access.ts';
import { canBeHeld, heldValues, type CityEvent } from '#lib/events/event.ts';
import { countsElsewhere } from '#lib/events/parts/counting.server.ts';
import { lockWithUmbrella } from '#lib/events/parts/part-lock-queries.server.ts';
import * as queries from '#lib/events/queries.server.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { record } from '#lib/events/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
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
		const event = found(await lockWithUmbrella(trx, slug));
		if (event.organisationId !== organisation.id || !mayMarkHeld(actor, event)) notFound();
		if (event.heldAt) throw new Refused('event_held_already');
		if (!canBeHeld(event, now())) throw new Refused('event_not_begun');
		await queries.updateEvent(trx, event.id, { heldAt: now(), attendance });
		await record(trx, actor, 'event.held', { id: event.id, organisationId: organisation.id });
		return count(trx, event, { actor, attendance });
	});
}

/**
 * An attendance that was typed wrong is put right by whoever may report it: the old number stays on record, what was
 * counted from it counts no more, and the right number is counted in its place, unconfirmed. The same number changes
 * nothing. @returns whether it is counted now. @throws Refused `event_not_held`, `commitment_not_running`
 */
export const correctHeld = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ attendance, reason, edited }: { attendance: number; reason: string; edited?: Edited | null },
): Promise<boolean> =>
	acting(db, actor, async (trx) => {
		const event = await lockHeld(trx, actor, organisationSlug, slug);
		refuseEdited(edited, heldValues(event));
		const before = event.attendance;
		if (before === attendance) return false;
		await putRight(trx, actor, event, { before, after: attendance, reason });
		await queries.updateEvent(trx, event.id, { attendance });
		const step = { from: before, to: attendance };
		await record(trx, actor, 'event.attendance_corrected', event, step);
		const countedFrom = await countedFromOf(trx, event);
		if (countedFrom !== 'attendance' || (await countsElsewhere(trx, event))) return false;
		return recountEvent(trx, actor, event, { amount: attendance, why: reason });
	});

/**
 * It was not held after all, or another one was meant: it stands as it did before, counts nowhere and can be marked again.
 * @throws Refused `event_not_held`, `commitment_not_running`
 */
export const undoHeld = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ reason }: { reason: string },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const event = await lockHeld(trx, actor, organisationSlug, slug);
		await putRight(trx, actor, event, { before: event.attendance, after: null, reason });
		await queries.updateEvent(trx, event.id, { heldAt: null, attendance: null });
		await record(trx, actor, 'event.held_undone', event, { from: event.attendance });
		await recountEvent(trx, actor, event, { amount: 0, why: reason });
	});

type HeldEvent = CityEvent & { heldAt: Date; attendance: number };

async function lockHeld(
	trx: Transaction,
	actor: Actor,
	organisationSlug: string,
	slug: string,
): Promise<HeldEvent> {
	const organisation = await organisationFor(trx, actor, organisationSlug, 'report');
	const event = found(await lockWithUmbrella(trx, slug));
	if (event.organisationId !== organisation.id || !mayMarkHeld(actor, event)) notFound();
	const { heldAt, attendance } = event;
	if (heldAt === null || attendance === null) throw new Refused('event_not_held');
	return { ...event, heldAt, attendance };
}

const putRight = (
	trx: Transaction,
	actor: Actor,
	{ id }: HeldEvent,
	{ before, after, reason }: { before: number; after: number | null; reason: string },
) =>
	queries.insertCorrection(trx, {
		eventId: id,
		attendanceBefore: before,
		attendanceAfter: after,
		reason,
		correctedBy: actor.person?.id ?? null,
		correctedAt: now(),
	});

const recountEvent = async (
	trx: Transaction,
	actor: Actor,
	event: CityEvent,
	{ amount, why }: { amount: number; why: string },
): Promise<boolean> =>
	event.commitmentId !== null &&
	(await recount(trx, { ...deedOf(event, actor, event.commitmentId), amount, why }));

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
	as: { actor: Actor; attendance: number },
): Promise<boolean> {
	const countedFrom = await countedFromOf(trx, event);
	if (event.commitmentId === null || countedFrom === null) return false;
	const amount = amountOfEvent(countedFrom, as.attendance);
	if (amount === 0 || (await countsElsewhere(trx, event))) return false;
	return contribute(trx, { ...deedOf(event, as.actor, event.commitmentId), amount });
}

const deedOf = (event: CityEvent, by: Actor, commitmentId: number) => ({
	commitmentId,
	organisationId: event.organisationId,
	happenedOn: copenhagenDate(event.startsAt),
	source: 'event' as const,
	sourceId: event.id,
	by,
});
