/** What somebody does by the link in their mail: says yes, says whether it is solved, appeals, stops the mails. */
import { caseworkers, write } from '#lib/accounts/letters/letters.server.ts';
import { barrierDesk } from '#lib/dialogue/barriers/barrier.ts';
import { lockBarrierById } from '#lib/dialogue/barriers/queries.server.ts';
import { updateBarrier } from '#lib/dialogue/barriers/writes.server.ts';
import type { Verdict } from '#lib/dialogue/barriers/barrier.ts';
import { appealedLetter } from '#lib/dialogue/voices/letters.server.ts';
import * as queries from '#lib/dialogue/voices/voice-queries.server.ts';
import { takedownForWriter } from '#lib/moderation/readers.server.ts';
import { appealCase } from '#lib/moderation/takedowns/cases.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { linkState, type LinkState } from '#lib/platform/mail/links.ts';
import { findLink, lockLink, makeLink, useLink } from '#lib/platform/mail/links.server.ts';
import { without } from '#lib/platform/keys.ts';

export interface AskedVoice {
	state: LinkState;
	/** Null where the link no longer leads to anything. */
	asked: { told: boolean; title: string | null; contentLocale: string; email: string } | null;
}

/** What a link in a mail asks to say yes to. Opening it uses nothing up: mail scanners open links too. */
export async function findAskedVoice(db: Database, secret: string): Promise<AskedVoice> {
	const link = await findLink(db, 'confirm_voice', secret);
	const voice = link && (await queries.findVoice(db, link.voiceId));
	const state = voice ? linkState(link, now()) : 'unknown';
	if (!voice || state !== 'open') return { state, asked: null };
	const barrier = await queries.barrierOfVoice(db, voice);
	const title = barrier.title ?? barrier.writtenTitle;
	const { told, email } = voice;
	return { state, asked: { told, title, contentLocale: barrier.contentLocale, email: email ?? '' } };
}

/**
 * The owner of the mailbox says yes: what they wrote has come, or they count.
 * @returns the secret of their own page; null where the link no longer works
 */
export const confirmVoice = (db: Database, secret: string): Promise<string | null> =>
	db.transaction().execute(async (trx) => {
		const link = await lockLink(trx, 'confirm_voice', secret);
		if (!link || linkState(link, now()) !== 'open') return null;
		const held = await queries.findVoice(trx, link.voiceId);
		const barrier = held && (await lockBarrierById(trx, held.barrierId));
		const voice = await queries.lockVoice(trx, link.voiceId);
		if (!barrier || !voice) return null;
		await useLink(trx, link.id);
		if (!voice.confirmedAt) await queries.updateVoice(trx, voice.id, { confirmedAt: now() });
		if (voice.told && barrier.state === 'unconfirmed')
			await updateBarrier(trx, barrier.id, { state: 'received', receivedAt: now() });
		return makeLink(trx, 'voice', { voiceId: voice.id });
	});

/** The voice behind a link that works. @throws 404 */
export async function voiceBehind(db: Handle, secret: string): Promise<queries.Voice> {
	const link = await findLink(db, 'voice', secret);
	if (linkState(link, now()) !== 'open') notFound();
	return found(await queries.findVoice(db, link!.voiceId));
}

/** The mailbox's own page at a barrier. @throws 404 */
export async function ownVoice(db: Database, secret: string) {
	const voice = await voiceBehind(db, secret);
	const barrier = await queries.barrierOfVoice(db, voice);
	const [takedown, tellers] = voice.told
		? await Promise.all([
				takedownForWriter(db, { kind: 'barriers', id: barrier.id }),
				queries.countTellers(db, barrier.id),
			])
		: [];
	return {
		voice: { told: voice.told, verdict: voice.verdict, hears: voice.email !== null },
		barrier: { ...without(barrier, ['writtenTitle']), title: barrier.title ?? barrier.writtenTitle },
		// Who took it down is not theirs to know.
		takedown: takedown ?? null,
		mayTakeBack: tellers === 1 && barrier.takenBackAt === null,
		isToldBySeveral: (tellers ?? 0) > 1,
	};
}

/** The voice and its barrier, held, the barrier first. @throws 404 */
async function holdBehind(trx: Transaction, secret: string) {
	const { id, barrierId } = await voiceBehind(trx, secret);
	const barrier = found(await lockBarrierById(trx, barrierId));
	return { barrier, voice: found(await queries.lockVoice(trx, id)) };
}

/** Whether it is solved: by who told it, of what is answered, as often as they think again. @throws 404, Refused `barrier_not_answered` */
export const sayVerdict = (db: Database, secret: string, verdict: Verdict): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const { voice, barrier } = await holdBehind(trx, secret);
		if (!voice.told) notFound();
		if (barrier.state !== 'answered') throw new Refused('barrier_not_answered');
		if (voice.verdict === verdict) return;
		await queries.updateVoice(trx, voice.id, { verdict, verdictAt: now() });
	});

/**
 * No more mails. What was told stays and its voice counts, without an address; who only knew it too is counted no longer.
 * @returns whether the voice is still there. @throws 404
 */
export const leave = (db: Database, secret: string): Promise<boolean> =>
	db.transaction().execute(async (trx) => {
		const { voice } = await holdBehind(trx, secret);
		if (voice.told) await queries.updateVoice(trx, voice.id, { email: null });
		else await queries.dropVoice(trx, voice.id);
		return voice.told;
	});

/** Once, by who told it; read by somebody else than who took it down. @throws 404, Refused `takedown_appealed` */
export const appealAgainst = (db: Database, secret: string, appeal: string): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const { voice, barrier } = await holdBehind(trx, secret);
		if (!voice.told || barrier.state !== 'down') notFound();
		const { key } = await appealCase(trx, { kind: 'barriers', id: barrier.id }, appeal);
		const title = barrier.title ?? barrier.writtenTitle ?? '';
		await write(trx, caseworkers('moderate'), key, ({ name }) =>
			appealedLetter(name, title, barrierDesk(barrier.slug)),
		);
	});
