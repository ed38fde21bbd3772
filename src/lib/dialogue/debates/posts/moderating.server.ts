/** Somebody at the municipality reads what has come: shows it as it was written, or hides it with a reason, and decides what was appealed. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { readingPerson } from '#lib/dialogue/access.ts';
import { postMayGo, type PostState } from '#lib/dialogue/debates/debate.ts';
import {
	postDecidedLetter,
	postDownLetter,
	postReopenedLetter,
	postShownLetter,
	tellMailboxes,
} from '#lib/dialogue/debates/posts/letters.server.ts';
import * as queries from '#lib/dialogue/debates/posts/post-queries.server.ts';
import { writerOf } from '#lib/dialogue/debates/posts/voice-queries.server.ts';
import { debateById } from '#lib/dialogue/debates/queries.server.ts';
import { updatePost } from '#lib/dialogue/debates/writes.server.ts';
import { recordDebatePost } from '#lib/dialogue/record.server.ts';
import {
	decideCase,
	holdCase,
	openCase,
	reopenCase,
	type DecideInput,
	type ReopenInput,
	type TakeDownInput,
} from '#lib/moderation/takedowns/cases.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/** Held, and nobody's own case. What nobody has confirmed is not there. @throws 404, Refused `own_case` */
async function holdPost(trx: Transaction, actor: Actor, slug: string): Promise<queries.HeldPost> {
	const post = found(await queries.lockPost(trx, slug));
	if (post.state === 'unconfirmed') notFound();
	await refuseOwnCase(trx, actor, { organisationId: post.organisationId, since: post.toldAt });
	return post;
}

/** From now on everybody reads it, as it was written. Again changes nothing. @throws 404, Refused `own_case`, `debate_not_to_show` */
export const showPost = (db: Database, actor: Actor, slug: string): Promise<void> => {
	const by = readingPerson(actor);
	return acting(db, actor, async (trx) => {
		const post = await holdPost(trx, actor, slug);
		if (post.state === 'shown') return;
		if (post.state !== 'received') throw new Refused('debate_not_to_show');
		await updatePost(trx, post.id, { state: 'shown', shownAt: now(), shownBy: by.id });
		await recordDebatePost(trx, actor, 'debate_post.shown', post);
		const debate = await debateById(trx, post.debateId);
		const to = await writerOf(trx, post.id);
		await tellMailboxes(trx, to, `debate-shown-${post.id}`, (secret) =>
			postShownLetter(debate, slug, secret),
		);
	});
};

/**
 * Not shown, or hidden at once on every page: a line says when and why, and what was replied stays. Again changes nothing.
 * @throws 404, Refused `own_case`, `debate_not_to_hide`
 */
export const takePostDown = (
	db: Database,
	actor: Actor,
	slug: string,
	{ reason, words }: TakeDownInput,
): Promise<void> => {
	const by = readingPerson(actor);
	return acting(db, actor, async (trx) => {
		const post = await holdPost(trx, actor, slug);
		const { id, state } = post;
		if (state === 'down') return;
		if (!postMayGo(state, 'down') || state === 'unconfirmed') throw new Refused('debate_not_to_hide');
		const about = { kind: 'posts', id } as const;
		const { key, at } = await openCase(trx, about, { reason, words }, { stateBefore: state, by: by.id });
		await updatePost(trx, id, { state: 'down', downReason: reason, downAt: at });
		await recordDebatePost(trx, actor, 'debate_post.taken_down', post, { reason });
		const debate = await debateById(trx, post.debateId);
		const wasShown = state === 'shown';
		await tellMailboxes(trx, await writerOf(trx, id), key, (secret) =>
			postDownLetter(debate, { reason, words, wasShown }, secret),
		);
	});
};

/**
 * Back to where it was, or it stays hidden. An appeal is decided by another than who hid it (the database repeats it).
 * @throws 404, Refused `own_case`, `takedown_decided`, `takedown_not_yours`, `debate_words_gone`
 */
export const decidePost = (
	db: Database,
	actor: Actor,
	slug: string,
	{ decision, words }: Pick<DecideInput, 'decision' | 'words'>,
): Promise<void> => {
	const by = readingPerson(actor);
	return acting(db, actor, async (trx) => {
		const post = await holdPost(trx, actor, slug);
		const takedown = await holdCase(trx, { kind: 'posts', id: post.id });
		const decided = await decideCase(trx, takedown, by.id, { decision, words });
		if (!decided) return;
		if (decision === 'restored' && post.body === null) throw new Refused('debate_words_gone');
		if (decision === 'restored')
			await updatePost(trx, post.id, {
				// The state it had before: a post's.
				state: takedown.stateBefore as PostState,
				...{ downReason: null, downAt: null },
			});
		await recordDebatePost(trx, actor, `debate_post.${decision}`, post);
		const debate = await debateById(trx, post.debateId);
		const to = await writerOf(trx, post.id);
		await tellMailboxes(trx, to, decided.key, (secret) =>
			postDecidedLetter(debate, { decision, words }, secret),
		);
	});
};

/**
 * What was upheld by mistake waits for a decision again, with the reason; it stays hidden meanwhile.
 * @throws 404, Refused `own_case`, `takedown_not_upheld`, `takedown_not_yours`, `debate_words_gone`
 */
export const reopenPost = (
	db: Database,
	actor: Actor,
	slug: string,
	{ words }: Pick<ReopenInput, 'words'>,
): Promise<void> => {
	const by = readingPerson(actor);
	return acting(db, actor, async (trx) => {
		const post = await holdPost(trx, actor, slug);
		const takedown = await holdCase(trx, { kind: 'posts', id: post.id });
		if (takedown.decision === 'upheld' && post.body === null) throw new Refused('debate_words_gone');
		const reopened = await reopenCase(trx, takedown, by.id, words);
		if (!reopened) return;
		await recordDebatePost(trx, actor, 'debate_post.reopened', post);
		const debate = await debateById(trx, post.debateId);
		await tellMailboxes(trx, await writerOf(trx, post.id), reopened.key, (secret) =>
			postReopenedLetter(debate, words, secret),
		);
	});
};
