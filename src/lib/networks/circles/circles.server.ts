/** The municipality makes forums; what a circle decides is written down by whoever runs it. */
import { actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { makingPerson } from '#lib/networks/access.ts';
import { most } from '#lib/networks/circles/circle.ts';
import { forumValues } from '#lib/networks/circles/form-values.ts';
import { running, runningOnce, tooMany } from '#lib/networks/circles/holding.server.ts';
import type { DecisionInput, ForumInput, NewForumInput } from '#lib/networks/circles/input.ts';
import * as queries from '#lib/networks/circles/queries.server.ts';
import * as writes from '#lib/networks/circles/writes.server.ts';
import { findMeeting } from '#lib/networks/meetings/queries.server.ts';
import { recordForum } from '#lib/networks/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';

/** @returns the last part of its address. @throws 404, Refused `circle_most`, `wording_unread` */
export function createForum(
	db: Database,
	actor: Actor,
	{ submission, wordingRead, ...words }: NewForumInput,
): Promise<string> {
	const by = makingPerson(actor);
	refuseUnreadWording([words.name, words.purpose], wordingRead);
	return actingOnce(db, actor, submission, async (trx) => {
		if ((await queries.countCircles(trx, 'forum')) >= most.circles) throw tooMany(most.circles);
		const forum = await writes.insertCircle(trx, {
			...{ ...words, kind: 'forum', slug: newSlug(words.name), createdAt: now(), createdBy: by.id },
		});
		await recordForum(trx, actor, 'forum.created', forum);
		return forum.slug;
	});
}

/** @throws 404, EditedMeanwhile, Refused `wording_unread` */
export const changeForum = (
	db: Database,
	actor: Actor,
	slug: string,
	{ wordingRead, ...words }: ForumInput,
	edited: Edited | null,
): Promise<void> =>
	running(db, actor, slug, async ({ trx, circle, record }) => {
		if (circle.kind !== 'forum') notFound();
		refuseEdited(edited, forumValues(circle));
		refuseUnreadWording([words.name, words.purpose], wordingRead);
		await writes.updateCircle(trx, circle.id, words);
		await record('changed');
	});

/** It stands as it was made, with its owner and its day. @throws 404, Refused `circle_most` */
export const writeDecision = (
	db: Database,
	actor: Actor,
	slug: string,
	{ submission, meeting, ...decision }: DecisionInput,
): Promise<string> =>
	runningOnce(db, actor, slug, submission, async ({ trx, circle, by, at, record }) => {
		if (meeting !== null && !(await findMeeting(trx, circle.id, meeting))) notFound();
		if ((await queries.countIn(trx, 'circleDecision', circle.id)) >= most.decisions)
			throw tooMany(most.decisions);
		const row = { ...decision, circleId: circle.id, meetingId: meeting, decidedAt: at, decidedBy: by };
		const { id } = await writes.insertDecision(trx, row);
		await record('decided', { due: decision.dueOn });
		return String(id);
	});

/** Said once; twice changes nothing. @throws 404 */
export const sayDone = (db: Database, actor: Actor, slug: string, id: number): Promise<void> =>
	running(db, actor, slug, async ({ trx, circle, by, at, record }) => {
		const decision = found(await queries.lockDecision(trx, circle.id, id));
		if (decision.doneOn !== null) return;
		await writes.setDone(trx, id, { doneOn: copenhagenDate(at), doneBy: by });
		await record('done');
	});
