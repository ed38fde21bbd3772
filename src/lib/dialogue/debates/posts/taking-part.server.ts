/** Taking part without an account: nothing counts, and nobody reads it, before the owner of the mailbox has said yes. */
import { holdStates } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { address, write } from '#lib/accounts/letters/letters.server.ts';
import { speaksFor } from '#lib/dialogue/access.ts';
import { hasManyLinks } from '#lib/dialogue/barriers/barrier.ts';
import {
	canBeFollowed,
	debateStandingOf,
	type DebateDays,
	type DebateVoiceKind,
} from '#lib/dialogue/debates/debate.ts';
import type { PostInput } from '#lib/dialogue/debates/input.ts';
import {
	alreadyInDebateLetter,
	confirmDebateLetter,
	postReceivedLetter,
	tellMailboxes,
} from '#lib/dialogue/debates/posts/letters.server.ts';
import { findPost, lockPostById, type HeldPost } from '#lib/dialogue/debates/posts/post-queries.server.ts';
import * as voices from '#lib/dialogue/debates/posts/voice-queries.server.ts';
import { findDebate } from '#lib/dialogue/debates/queries.server.ts';
import { insertPost } from '#lib/dialogue/debates/writes.server.ts';
import { recordDebatePost } from '#lib/dialogue/record.server.ts';
import { isProven, mailEvery, refuseTooMany, type Asks } from '#lib/dialogue/voices/asking.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { currentLocale, letterLocale } from '#lib/i18n/locale.ts';
import { newSlug, randomCode } from '#lib/i18n/slugs.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/forms/submissions.server.ts';
import { makeLink } from '#lib/platform/mail/links.server.ts';

/** `asked` looks the same whatever is known of the address. */
export type DebateOutcome = 'asked' | 'received' | 'supported' | 'followed';

/** @throws 404 for a draft, Refused `debate_coming`, `debate_closed` at a field, so that what is typed stays */
export function refuseUnlessOpen(debate: DebateDays, field: string): void {
	const standing = debateStandingOf(debate, copenhagenDate(now()));
	if (standing === 'draft') notFound();
	if (standing === 'coming') throw new Refused('debate_coming', field);
	if (standing !== 'open') throw new Refused('debate_closed', field);
}

/**
 * The one that is answered: one step in, and no further.
 * @throws 404, Refused `debate_reply_gone` where it is hidden, or answers another itself
 */
export async function answeredPost(
	db: Handle,
	debateId: number,
	slug: string | null,
): Promise<number | null> {
	if (slug === null) return null;
	const post = found(await findPost(db, slug));
	if (post.debateId !== debateId || post.shownAt === null) notFound();
	if (post.body === null || post.replyToId !== null) throw new Refused('debate_reply_gone', 'body');
	return post.id;
}

const speakingFor = (actor: Actor, slug: string) =>
	speaksFor(actor).find((membership) => membership.slug === slug) ?? notFound();

/**
 * Who is logged in with this e-mail, confirmed, has said so by writing; anybody else is mailed a link. Read before it is shown.
 * @throws Refused `debate_closed`, `debate_coming`, `debate_reply_gone`, `debate_links`, `barrier_own_email`, `too_many_mails`;
 *   404 for a draft, and for an organisation that the actor does not speak for
 */
export async function writePost(
	db: Database,
	slug: string,
	input: PostInput,
	asks: Asks,
): Promise<DebateOutcome> {
	const { actor } = asks;
	const debate = found(await findDebate(db, slug));
	refuseUnlessOpen(debate, 'body');
	if (hasManyLinks([input.body])) throw new Refused('debate_links', 'body');
	const proven = isProven(actor, input.email);
	const organisation = input.organisation === null ? null : speakingFor(actor, input.organisation);
	if (organisation && !proven) throw new Refused('barrier_own_email', 'email');
	await answeredPost(db, debate.id, input.replyTo);
	// Also who is known: each is somebody's work to read.
	await refuseTooMany(db, input.email, asks);
	const outcome = await once(
		db,
		input.submission,
		async (trx) => {
			const organisationId = organisation?.organisationId ?? null;
			const post = await insertPost(trx, {
				...rowOf(input),
				...{ debateId: debate.id, replyToId: await answeredPost(trx, debate.id, input.replyTo) },
				...{ organisationId, writtenBy: organisation ? (actor.person?.id ?? null) : null },
				shownName: organisation ? null : input.shownName,
				...{ state: proven ? 'received' : 'unconfirmed', receivedAt: proven ? now() : null },
			});
			const { voice } = await voices.openDebateVoice(trx, {
				...{ debateId: debate.id, postId: post.id, kind: 'wrote' as const, email: input.email },
				...{ locale: letterLocale(currentLocale()), ...(proven && { confirmedAt: now() }) },
			});
			if (!proven) {
				await mailConfirmation(trx, voice);
				return 'asked';
			}
			await recordDebatePost(trx, actor, 'debate_post.written', { id: post.id, organisationId });
			const to = [{ ...voice, email: input.email, locale: letterLocale(voice.locale) }];
			await tellMailboxes(trx, to, `debate-received-${post.id}`, (secret) =>
				postReceivedLetter(debate, secret),
			);
			return 'received';
		},
		{ before: (trx) => holdStates(trx, actor) },
	);
	return outcome === 'received' ? 'received' : 'asked';
}

const rowOf = ({ body, contentLocale, side }: PostInput) => ({
	// Its words are nobody's yet: an address says nothing of them, and keeps saying nothing.
	slug: newSlug('indlaeg', randomCode(8)),
	...{ body, contentLocale, side, toldAt: now() },
});

async function mailConfirmation(
	trx: Transaction,
	{ id, email, locale, kind }: voices.DebateVoice,
): Promise<void> {
	const secret = await makeLink(trx, 'confirm_debate_voice', { debateVoiceId: id });
	const to = address({ email: email!, locale: letterLocale(locale) });
	await write(trx, to, null, () => confirmDebateLetter(kind, secret));
}

/** Counted once for an address, when its owner has said yes. @throws 404 where it is not shown, Refused `debate_closed`, `too_many_mails` */
export async function supportPost(
	db: Database,
	slug: string,
	email: string,
	asks: Asks,
): Promise<DebateOutcome> {
	const post = found(await findPost(db, slug));
	if (post.body === null) notFound();
	const { debateState: state, opensOn, closesOn } = post;
	refuseUnlessOpen({ state, opensOn, closesOn }, 'email');
	const about = { slug: post.debate, question: post.question };
	const voice = { debateId: post.debateId, postId: post.id, kind: 'supports' } as const;
	return (await join(db, voice, about, email, asks)) ? 'supported' : 'asked';
}

/** Told when the municipality writes, and of the summary. @throws 404, Refused `debate_closed`, `too_many_mails` */
export async function followDebate(
	db: Database,
	slug: string,
	email: string,
	asks: Asks,
): Promise<DebateOutcome> {
	const debate = found(await findDebate(db, slug));
	if (debate.state === 'draft') notFound();
	if (!canBeFollowed(debate)) throw new Refused('debate_closed', 'email');
	const voice = { debateId: debate.id, postId: null, kind: 'follows' } as const;
	return (await join(db, voice, debate, email, asks)) ? 'followed' : 'asked';
}

/** Hidden, or taken back by its writer: there is nothing to support. @throws 404 */
function refuseUnread(post: HeldPost | undefined): void {
	if (post?.state !== 'shown' || post.takenBackAt) notFound();
}

/** @returns whether it counts already: the address is the actor's own */
async function join(
	db: Database,
	row: { debateId: number; postId: number | null; kind: DebateVoiceKind },
	about: { slug: string; question: string },
	email: string,
	asks: Asks,
): Promise<boolean> {
	const proven = isProven(asks.actor, email);
	if (!proven) await refuseTooMany(db, email, asks);
	return db.transaction().execute(async (trx) => {
		// Held before its voices, as whoever says yes and whoever hides it does.
		if (row.postId !== null) refuseUnread(await lockPostById(trx, row.postId));
		const locale = letterLocale(currentLocale());
		const { voice, isNew } = await voices.openDebateVoice(trx, { ...row, email, locale });
		if (proven) {
			await voices.updateDebateVoice(trx, voice.id, {
				...(!voice.confirmedAt && { confirmedAt: now() }),
				hears: true,
			});
			return true;
		}
		if (!isNew && now().getTime() - voice.mailedAt.getTime() < mailEvery) return false;
		await voices.updateDebateVoice(trx, voice.id, { mailedAt: now() });
		if (!voice.confirmedAt) {
			await mailConfirmation(trx, voice);
			return false;
		}
		const secret = await makeLink(trx, 'debate_voice', { debateVoiceId: voice.id });
		const to = address({ email, locale: letterLocale(voice.locale) });
		await write(trx, to, null, () => alreadyInDebateLetter(about, voice.kind, secret));
		return false;
	});
}
