/** The municipality makes forums, and writes down what they decide. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { runningPerson } from '#lib/networks/access.ts';
import { forumDesk, most } from '#lib/networks/circles/circle.ts';
import { forumValues } from '#lib/networks/circles/form-values.ts';
import type { DecisionInput, ForumInput, NewForumInput } from '#lib/networks/circles/input.ts';
import * as queries from '#lib/networks/circles/queries.server.ts';
import * as writes from '#lib/networks/circles/writes.server.ts';
import { findMeeting } from '#lib/networks/meetings/queries.server.ts';
import { recordForum } from '#lib/networks/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';

const tooMany = (count: number) => new Refused('circle_most', '', { most: String(count) });

/** @returns the address of its desk. @throws 404, Refused `circle_most` */
export function createForum(
	db: Database,
	actor: Actor,
	{ submission, ...words }: NewForumInput,
): Promise<string> {
	const by = runningPerson(actor);
	return actingOnce(db, actor, submission, async (trx) => {
		if ((await queries.countCircles(trx)) >= most.circles) throw tooMany(most.circles);
		const row = { ...words, slug: newSlug(words.name), createdAt: now(), createdBy: by.id };
		const forum = await writes.insertCircle(trx, row);
		await recordForum(trx, actor, 'forum.created', forum);
		return forumDesk(forum.slug);
	});
}

/** @throws 404, EditedMeanwhile */
export const changeForum = (
	db: Database,
	actor: Actor,
	slug: string,
	input: ForumInput,
	edited: Edited | null,
): Promise<void> => {
	runningPerson(actor);
	return acting(db, actor, async (trx) => {
		const forum = found(await queries.lockCircle(trx, slug));
		refuseEdited(edited, forumValues(forum));
		await writes.updateCircle(trx, forum.id, input);
		await recordForum(trx, actor, 'forum.changed', forum);
	});
};

/** It stands as it was made, with its owner and its day. @throws 404, Refused `circle_most` */
export function writeDecision(
	db: Database,
	actor: Actor,
	slug: string,
	{ submission, meeting, ...decision }: DecisionInput,
): Promise<string> {
	const by = runningPerson(actor);
	return actingOnce(db, actor, submission, async (trx) => {
		const { id: circleId } = found(await queries.lockCircle(trx, slug));
		if (meeting !== null && !(await findMeeting(trx, circleId, meeting))) notFound();
		if ((await queries.countIn(trx, 'circleDecision', circleId)) >= most.decisions)
			throw tooMany(most.decisions);
		const row = { ...decision, circleId, meetingId: meeting, decidedAt: now(), decidedBy: by.id };
		await writes.insertDecision(trx, row);
		await recordForum(trx, actor, 'forum.decided', { id: circleId }, { due: decision.dueOn });
		return forumDesk(slug);
	});
}

/** Said once; twice changes nothing. @throws 404 */
export const sayDone = (db: Database, actor: Actor, slug: string, id: number): Promise<void> => {
	const by = runningPerson(actor);
	return acting(db, actor, async (trx) => {
		const circle = found(await queries.findCircle(trx, slug));
		const decision = found(await queries.lockDecision(trx, circle.id, id));
		if (decision.doneOn !== null) return;
		await writes.setDone(trx, id, { doneOn: copenhagenDate(now()), doneBy: by.id });
		await recordForum(trx, actor, 'forum.done', circle);
	});
};
