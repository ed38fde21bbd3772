/** What somebody does by the link in their mail about a debate: says yes, takes their support or their words back, appeals, stops the mails. */
import { caseworkers, write } from '#lib/accounts/letters/letters.server.ts';
import { debatePath, postDesk, type DebateVoiceKind } from '#lib/dialogue/debates/debate.ts';
import {
	postAppealedLetter,
	postReceivedLetter,
	tellMailboxes,
} from '#lib/dialogue/debates/posts/letters.server.ts';
import { lockPostById } from '#lib/dialogue/debates/posts/post-queries.server.ts';
import * as queries from '#lib/dialogue/debates/posts/voice-queries.server.ts';
import { debateById } from '#lib/dialogue/debates/queries.server.ts';
import { deletePost, updatePost } from '#lib/dialogue/debates/writes.server.ts';
import { takedownForWriter } from '#lib/moderation/readers.server.ts';
import { appealCase } from '#lib/moderation/takedowns/cases.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { without } from '#lib/platform/keys.ts';
import { linkState, type LinkState } from '#lib/platform/mail/links.ts';
import { findLink, lockLink, makeLink, useLink } from '#lib/platform/mail/links.server.ts';

export interface AskedDebateVoice {
	state: LinkState;
	/** Null where the link no longer leads to anything. */
	asked: {
		kind: DebateVoiceKind;
		question: string;
		debateLocale: string;
		body: string | null;
		postLocale: string | null;
		email: string;
	} | null;
}

/** What a link in a mail asks to say yes to. Opening it uses nothing up: mail scanners open links too. */
export async function findAskedDebateVoice(db: Database, secret: string): Promise<AskedDebateVoice> {
	const link = await findLink(db, 'confirm_debate_voice', secret);
	const voice = link && (await queries.findDebateVoice(db, link.debateVoiceId));
	const state = voice ? linkState(link, now()) : 'unknown';
	if (!voice || state !== 'open') return { state, asked: null };
	const { question, debateLocale, body, postLocale } = await queries.ofVoice(db, voice);
	return {
		state,
		asked: { kind: voice.kind, question, debateLocale, body, postLocale, email: voice.email ?? '' },
	};
}

/**
 * The owner of the mailbox says yes: what they wrote has come, or they count. What was written in time comes in time, whenever its
 * writer says yes. @returns the secret of their own page and what it is of; null where the link no longer works
 */
export const confirmDebateVoice = (
	db: Database,
	secret: string,
): Promise<{ secret: string; kind: DebateVoiceKind } | null> =>
	db.transaction().execute(async (trx) => {
		const link = await lockLink(trx, 'confirm_debate_voice', secret);
		if (!link || linkState(link, now()) !== 'open') return null;
		const held = await queries.findDebateVoice(trx, link.debateVoiceId);
		const post = held?.postId ? await lockPostById(trx, held.postId) : undefined;
		const voice = await queries.lockDebateVoice(trx, link.debateVoiceId);
		if (!voice) return null;
		await useLink(trx, link.id);
		if (!voice.confirmedAt) await queries.updateDebateVoice(trx, voice.id, { confirmedAt: now() });
		if (voice.kind === 'wrote' && post?.state === 'unconfirmed') {
			await updatePost(trx, post.id, { state: 'received', receivedAt: now() });
			const debate = await debateById(trx, voice.debateId);
			const to = await queries.writerOf(trx, post.id);
			await tellMailboxes(trx, to, `debate-received-${post.id}`, (own) => postReceivedLetter(debate, own));
		}
		const own = await makeLink(trx, 'debate_voice', { debateVoiceId: voice.id });
		return { secret: own, kind: voice.kind };
	});

/** The voice behind a link that works. @throws 404 */
async function voiceBehind(db: Handle, secret: string): Promise<queries.DebateVoice> {
	const link = await findLink(db, 'debate_voice', secret);
	if (linkState(link, now()) !== 'open') notFound();
	return found(await queries.findDebateVoice(db, link!.debateVoiceId));
}

/** The mailbox's own page at a debate. @throws 404 */
export async function ownDebateVoice(db: Database, secret: string) {
	const voice = await voiceBehind(db, secret);
	const about = await queries.ofVoice(db, voice);
	return {
		voice: { kind: voice.kind, hears: voice.hears && voice.email !== null },
		about: without(about, ['postId']),
		// Who took it down is not theirs to know.
		takedown:
			voice.kind === 'wrote' && about.postId
				? await takedownForWriter(db, { kind: 'posts', id: about.postId })
				: null,
	};
}

/** No more mails about this debate, whichever of the mailbox's links it was; what was written stays, and support counts. @throws 404 */
export const leaveDebate = (db: Database, secret: string): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const { debateId, email, id } = await voiceBehind(trx, secret);
		if (email === null) await queries.updateDebateVoice(trx, id, { hears: false });
		else await queries.silenceMailbox(trx, debateId, email);
	});

/** It is counted no longer. @returns the debate's page in code form. @throws 404 */
export const takeSupportBack = (db: Database, secret: string): Promise<string> =>
	db.transaction().execute(async (trx) => {
		const { id, kind, postId, debateId } = await voiceBehind(trx, secret);
		if (kind !== 'supports') notFound();
		await lockPostById(trx, postId!);
		await queries.dropDebateVoice(trx, id);
		return debatePath((await debateById(trx, debateId)).slug);
	});

/** The post that somebody wrote, held. @throws 404 */
async function ownPost(trx: Transaction, secret: string) {
	const { kind, postId } = await voiceBehind(trx, secret);
	return kind === 'wrote' ? found(await lockPostById(trx, postId!)) : notFound();
}

/**
 * What nobody has read goes whole; of what was shown a line stays, and what others replied. Again changes nothing.
 * @returns the debate's page in code form. @throws 404
 */
export const takePostBack = (db: Database, secret: string): Promise<string> =>
	db.transaction().execute(async (trx) => {
		const post = await ownPost(trx, secret);
		if (post.shownAt === null) await deletePost(trx, post.id);
		else if (!post.takenBackAt)
			await updatePost(trx, post.id, { body: null, shownName: null, takenBackAt: now() });
		return debatePath((await debateById(trx, post.debateId)).slug);
	});

/** The words stay, under nobody's name. @throws 404 */
export const takeNameOff = (db: Database, secret: string): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const post = await ownPost(trx, secret);
		await updatePost(trx, post.id, { shownName: null });
	});

/** Once, by who wrote it; read by somebody else than who took it down. @throws 404, Refused `takedown_appealed` */
export const appealPost = (db: Database, secret: string, appeal: string): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const post = await ownPost(trx, secret);
		if (post.state !== 'down') notFound();
		const { key } = await appealCase(trx, { kind: 'posts', id: post.id }, appeal);
		await tellModerators(trx, post, key);
	});

async function tellModerators(
	trx: Transaction,
	post: { slug: string; debateId: number },
	key: string,
): Promise<void> {
	const { question } = await debateById(trx, post.debateId);
	await write(trx, caseworkers('moderate'), key, ({ name }) =>
		postAppealedLetter(name, question, postDesk(post.slug)),
	);
}
