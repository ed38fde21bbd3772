/**
 * What the municipality does about organisations that have come to a stop: reminds them once, and closes them. Closing is said
 * on one day and done in the night after, so that until midnight nothing has happened and nobody has been told.
 */
import { rolesFor } from '#lib/accounts/access.ts';
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { mayReadFile, mayWriteToPartners } from '#lib/casework/access.ts';
import { cannotRemind, isClosable, type Dormant } from '#lib/casework/dormant/dormant.ts';
import { leastUntouched, type DormantFilter } from '#lib/casework/dormant/dormant-filter.ts';
import * as queries from '#lib/casework/dormant/dormant-queries.server.ts';
import * as writes from '#lib/casework/dormant/dormant-writes.server.ts';
import { reminderLetter } from '#lib/casework/dormant/letters.server.ts';
import { recordDormant } from '#lib/casework/record.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';

/** A page, the longest untouched first, and how many each view gives. @throws 404 */
export async function dormantPage(
	db: Database,
	actor: Actor,
	filter: DormantFilter,
	asked: { after: string | null; limit: number },
) {
	if (!mayReadFile(actor)) notFound();
	const at = now();
	const [page, counts] = await Promise.all([
		queries.dormantRows(db, filter, at, asked),
		queries.dormantCounts(db, filter, at),
	]);
	return {
		dormant: page.rows,
		next: page.next,
		first: page.first,
		counts,
		today: copenhagenDate(at),
		mayDecide: mayWriteToPartners(actor),
	};
}

/** How many each filter gives, in their order. @throws 404 */
export function howManyAreDormant(
	db: Database,
	actor: Actor,
	filters: readonly DormantFilter[],
): Promise<number[]> {
	if (!mayReadFile(actor)) notFound();
	const at = now();
	return Promise.all(
		filters.map(async (filter) => (await queries.dormantCounts(db, filter, at))[filter.about]),
	);
}

const mostInFile = 20_000;

/** All that fit, for a file. @throws 404 */
export async function dormantFile(db: Database, actor: Actor, filter: DormantFilter): Promise<Dormant[]> {
	if (!mayReadFile(actor)) notFound();
	return (await queries.dormantRows(db, filter, now(), { after: null, limit: mostInFile })).rows;
}

/** The numbers of those that fit, for a letter. @throws 404 */
export function whoIsDormant(
	db: Database,
	actor: Actor,
	filter: DormantFilter,
	limit: number,
): Promise<number[]> {
	if (!mayWriteToPartners(actor)) notFound();
	return queries.whoIsDormant(db, filter, now(), limit);
}

function decider(actor: Actor): number {
	if (!mayWriteToPartners(actor) || !actor.person) notFound();
	return actor.person.id;
}

/**
 * Writes to those among these whom nobody has reminded since they were last touched; the others are left in peace.
 * @returns how many were written to
 * @throws 404, Refused `dormant_nobody_to_remind`
 */
export const remindDormant = (
	db: Database,
	actor: Actor,
	{ organisations }: { organisations: readonly number[] },
): Promise<number> =>
	acting(db, actor, async (trx) => {
		const remindedBy = decider(actor);
		await queries.holdAll(trx, organisations);
		const at = now();
		const dormant = await queries.dormantAmong(trx, organisations, leastUntouched(at));
		const asked = dormant.filter((one) => cannotRemind(one) === null);
		if (!asked.length) throw new Refused('dormant_nobody_to_remind');
		for (const one of asked) {
			const key = `dormant:${one.touchedAt.toISOString()}`;
			await write(trx, members({ organisationId: one.id }, rolesFor('report')), key, ({ name }) =>
				reminderLetter(name, one),
			);
			await writes.setDormancy(trx, one.id, { remindedAt: at, remindedBy });
			await recordDormant(trx, actor, 'organisation.reminded', { id: one.id, organisationId: one.id });
		}
		return asked.length;
	});

/**
 * All of them or none are closed in the coming night, with this reason; their owners read it then.
 * @throws 404, Refused `dormant_moved` where one is not dormant, or not of those that closing is for; `own_case`
 */
export const closeDormant = (
	db: Database,
	actor: Actor,
	{ organisations, reason }: { organisations: readonly number[]; reason: string },
): Promise<number> =>
	acting(db, actor, async (trx) => {
		const closingBy = decider(actor);
		const ids = [...new Set(organisations)];
		await queries.holdAll(trx, ids);
		const at = now();
		const dormant = await queries.dormantAmong(trx, ids, leastUntouched(at));
		if (dormant.length !== ids.length || !dormant.every(({ kinds }) => isClosable(kinds)))
			throw new Refused('dormant_moved');
		await refuseOwnCase(
			trx,
			actor,
			...dormant.map(({ id, stateChangedAt }) => ({ organisationId: id, since: stateChangedAt })),
		);
		const row = { closingOn: copenhagenDate(at), closingReason: reason, closingBy, closingAt: at };
		for (const { id, closingOn } of dormant) {
			if (closingOn) continue;
			await writes.setDormancy(trx, id, row);
			await recordDormant(trx, actor, 'organisation.closing_set', { id, organisationId: id });
		}
		return dormant.length;
	});

/** Until midnight they are not closed after all. @throws 404, Refused `dormant_undone_too_late` */
export const undoClosing = (
	db: Database,
	actor: Actor,
	{ organisations }: { organisations: readonly number[] },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		decider(actor);
		await queries.holdAll(trx, organisations);
		const undone = await writes.unsetClosing(trx, organisations, copenhagenDate(now()));
		if (!undone.length) throw new Refused('dormant_undone_too_late');
		for (const id of undone)
			await recordDormant(trx, actor, 'organisation.closing_undone', { id, organisationId: id });
	});
