/** An editor of the municipality writes down what the think tank has said, publishes it, and publishes the committee's answer. */
import { actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { measuringPerson } from '#lib/followup/access.ts';
import { opinionValues } from '#lib/followup/opinions/form-values.ts';
import type { OpinionInput } from '#lib/followup/opinions/input.ts';
import { opinionsDesk } from '#lib/followup/opinions/opinion.ts';
import * as queries from '#lib/followup/opinions/queries.server.ts';
import { recordOpinion } from '#lib/followup/record.server.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { without } from '#lib/platform/keys.ts';

export const opinionPath = (slug: string): string => `${opinionsDesk}/${slug}`;

const rowOf = (input: OpinionInput) => ({
	...without(input, ['submission']),
	goals: input.goals.toSorted(),
});

/** A draft until it is published. @returns its desk. @throws 404 */
export function createOpinion(db: Database, actor: Actor, input: OpinionInput): Promise<string> {
	const by = measuringPerson(actor);
	return actingOnce(db, actor, input.submission, async (trx) => {
		const slug = newSlug(input.title);
		const made = await queries.insertOpinion(trx, {
			...rowOf(input),
			slug,
			createdAt: now(),
			createdBy: by.id,
		});
		await recordOpinion(trx, actor, 'opinion.written', made);
		return opinionPath(slug);
	});
}

const draftOf = async (trx: Transaction, slug: string) => {
	const opinion = found(await queries.lockOpinion(trx, slug));
	if (opinion.publishedAt) throw new Refused('opinion_published');
	return opinion;
};

/** What is published stands as it was given. @throws 404, Refused `opinion_published`, EditedMeanwhile */
export function changeOpinion(
	db: Database,
	actor: Actor,
	slug: string,
	input: OpinionInput,
	edited: Edited | null,
): Promise<string> {
	measuringPerson(actor);
	return actingOnce(db, actor, input.submission, async (trx) => {
		const opinion = await draftOf(trx, slug);
		refuseEdited(edited, opinionValues(opinion));
		await queries.updateOpinion(trx, opinion.id, rowOf(input));
		await recordOpinion(trx, actor, 'opinion.changed', opinion);
		return opinionPath(slug);
	});
}

/** From now on everybody reads it, and the answer is waited for. @throws 404, Refused `opinion_published` */
export function publishOpinion(db: Database, actor: Actor, slug: string): Promise<void> {
	const by = measuringPerson(actor);
	return db.transaction().execute(async (trx) => {
		const opinion = await draftOf(trx, slug);
		await queries.updateOpinion(trx, opinion.id, { publishedAt: now(), publishedBy: by.id });
		await recordOpinion(trx, actor, 'opinion.published', opinion);
	});
}

/** The committee's answer, published at once; a second one stands beside the first. @throws 404, Refused `opinion_not_published`, `opinion_most_answers` */
export function answerOpinion(
	db: Database,
	actor: Actor,
	slug: string,
	{ words, submission }: { words: string; submission?: string | undefined },
): Promise<string> {
	const by = measuringPerson(actor);
	return actingOnce(db, actor, submission, async (trx) => {
		const opinion = found(await queries.lockOpinion(trx, slug));
		if (!opinion.publishedAt) throw new Refused('opinion_not_published');
		const most = queries.mostAnswers;
		if ((await queries.countAnswers(trx, opinion.id)) >= most)
			throw new Refused('opinion_most_answers', 'words', { most: String(most) });
		await queries.insertAnswer(trx, { opinionId: opinion.id, words, answeredAt: now(), answeredBy: by.id });
		await recordOpinion(trx, actor, 'opinion.answered', opinion);
		return opinionPath(slug);
	});
}
