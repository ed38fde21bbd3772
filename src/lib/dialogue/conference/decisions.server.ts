/** What was decided at the conference is written down, carried into something that runs, and said to be done with what came of it. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { conveningPerson } from '#lib/dialogue/access.ts';
import { most, takesDecisions, yearDesk } from '#lib/dialogue/conference/conference.ts';
import * as decisions from '#lib/dialogue/conference/decision-queries.server.ts';
import type { DecisionInput, DoneInput } from '#lib/dialogue/conference/input.ts';
import * as queries from '#lib/dialogue/conference/queries.server.ts';
import { findThing } from '#lib/dialogue/desk/link-queries.server.ts';
import { pastedThing } from '#lib/dialogue/desk/pasted.ts';
import { recordConference } from '#lib/dialogue/record.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';

/** @returns the conference's desk. @throws 404, Refused `conference_not_held`, `conference_due_before`, `conference_most` */
export function addDecision(
	db: Database,
	actor: Actor,
	year: number,
	{ words, committee, owner, dueOn, submission }: DecisionInput,
): Promise<string> {
	const by = conveningPerson(actor);
	return actingOnce(db, actor, submission, async (trx) => {
		const { id, heldOn } = found(await queries.lockConference(trx, year));
		if (!takesDecisions(heldOn, copenhagenDate(now()))) throw new Refused('conference_not_held');
		if (dueOn <= heldOn) throw new Refused('conference_due_before', 'dueOn');
		if ((await queries.countOf(trx, 'conferenceDecision', 'conferenceId', id)) >= most.decisions)
			throw new Refused('conference_most', 'words', { most: String(most.decisions) });
		await decisions.insertDecision(trx, {
			...{ conferenceId: id, words, committee, owner, dueOn },
			...{ writtenAt: now(), writtenBy: by.id },
		});
		await recordConference(trx, actor, 'conference.decided', { id });
		return yearDesk(year);
	});
}

/** A conference's year, and the decision's number. */
export type NamedDecision = readonly [year: number, id: number];
type Held = NonNullable<Awaited<ReturnType<typeof decisions.lockDecision>>>;

const holding = (
	db: Database,
	actor: Actor,
	[year, id]: NamedDecision,
	work: (trx: Transaction, decision: Held, by: number) => Promise<void>,
): Promise<void> => {
	const by = conveningPerson(actor);
	return acting(db, actor, async (trx) =>
		work(trx, found(await decisions.lockDecision(trx, year, id)), by.id),
	);
};

/**
 * Into one thing that everybody may read; another address replaces it.
 * @param page the address of an action of a plan, a barrier or a promise, as it is pasted
 * @throws 404, Refused `conference_carry_unknown`
 */
export const carryDecision = (
	db: Database,
	actor: Actor,
	named: NamedDecision,
	page: string,
): Promise<void> =>
	holding(db, actor, named, async (trx, decision) => {
		const thing = pastedThing(page, ['action', 'barrier', 'commitment']);
		const id = thing && (await findThing(trx, thing));
		if (!thing || !id) throw new Refused('conference_carry_unknown', 'page');
		const into = { commitmentId: null, actionId: null, barrierId: null, [`${thing.kind}Id`]: id };
		await decisions.updateDecision(trx, decision.id, into);
		await recordConference(
			trx,
			actor,
			'conference.carried',
			{ id: decision.conferenceId },
			{ to: thing.kind },
		);
	});

/** Said once: the day and what came of it stand. @throws 404, Refused `conference_done_already`, `conference_done_day` */
export const finishDecision = (
	db: Database,
	actor: Actor,
	named: NamedDecision,
	{ doneOn, outcome }: DoneInput,
): Promise<void> =>
	holding(db, actor, named, async (trx, decision, by) => {
		if (decision.doneOn !== null) throw new Refused('conference_done_already');
		if (doneOn < decision.heldOn || doneOn > copenhagenDate(now()))
			throw new Refused('conference_done_day', 'doneOn');
		await decisions.updateDecision(trx, decision.id, { doneOn, outcome, doneBy: by });
		await recordConference(trx, actor, 'conference.done', { id: decision.conferenceId });
	});
