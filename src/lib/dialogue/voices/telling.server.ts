/** Telling of a barrier and saying "I know this too", without an account: nothing counts before the owner of the mailbox has said yes. */
import type { Actor } from '#lib/accounts/actor.ts';
import { holdStates } from '#lib/accounts/acting.server.ts';
import { address, write } from '#lib/accounts/letters/letters.server.ts';
import { speaksFor } from '#lib/dialogue/access.ts';
import { mostAlike } from '#lib/dialogue/barriers/alike.ts';
import { hasManyLinks, takesVoices } from '#lib/dialogue/barriers/barrier.ts';
import type { TellInput } from '#lib/dialogue/barriers/input.ts';
import * as queries from '#lib/dialogue/barriers/queries.server.ts';
import * as writes from '#lib/dialogue/barriers/writes.server.ts';
import { recordBarrier } from '#lib/dialogue/record.server.ts';
import { isProven, mailEvery, refuseTooMany, type Asks } from '#lib/dialogue/voices/asking.server.ts';
import { alreadyLetter, confirmLetter } from '#lib/dialogue/voices/letters.server.ts';
import * as voices from '#lib/dialogue/voices/voice-queries.server.ts';
import { currentLocale, letterLocale } from '#lib/i18n/locale.ts';
import { newSlug, randomCode } from '#lib/i18n/slugs.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/forms/submissions.server.ts';
import { makeLink } from '#lib/platform/mail/links.server.ts';

/** `asked` looks the same whatever is known of the address. */
export type TellOutcome = 'asked' | 'received' | 'supported';

/** Those that are shown and may be the same. */
export const barriersAlike = async (db: Database, told: { title: string; body: string }) =>
	mostAlike(told, await queries.sharingWords(db, `${told.title} ${told.body}`.slice(0, 200)));

/**
 * Who is signed in with this e-mail, confirmed, has said so by writing; anybody else is mailed a link.
 * @throws Refused `barrier_alike` where others look like it and nobody has said that none is the same, `too_many_mails`,
 *   `barrier_links`; 404 for an organisation that the actor does not speak for
 */
export async function tellBarrier(db: Database, input: TellInput, asks: Asks): Promise<TellOutcome> {
	if (input.same !== null) {
		await supportBarrier(db, input.same, input.email, asks);
		return isProven(asks.actor, input.email) ? 'supported' : 'asked';
	}
	if (hasManyLinks([input.title, input.body, input.help ?? ''])) throw new Refused('barrier_links', 'body');
	if (!input.isNew && (await barriersAlike(db, input)).length > 0)
		throw new Refused('barrier_alike', 'isNew');
	const { actor } = asks;
	const proven = isProven(actor, input.email);
	const organisation = input.organisation === null ? null : speakingFor(actor, input.organisation);
	if (organisation && !proven) throw new Refused('barrier_own_email', 'email');
	// Also who is known: each is somebody's work to read.
	await refuseTooMany(db, input.email, asks);
	const outcome = await once(
		db,
		input.submission,
		async (trx) => {
			const barrier = await writes.insertBarrier(trx, {
				...rowOf(input),
				organisationId: organisation?.organisationId ?? null,
				state: proven ? 'received' : 'unconfirmed',
				receivedAt: proven ? now() : null,
			});
			const told = { barrierId: barrier.id, email: input.email, told: true };
			const locale = letterLocale(currentLocale());
			const { voice } = await voices.openVoice(trx, { ...told, locale });
			if (!proven) {
				await mailConfirmation(trx, voice);
				return 'asked';
			}
			await voices.updateVoice(trx, voice.id, { confirmedAt: now() });
			const about = { id: barrier.id, organisationId: organisation?.organisationId ?? null };
			await recordBarrier(trx, actor, 'barrier.told', about);
			return 'received';
		},
		{ before: (trx) => holdStates(trx, actor) },
	);
	return outcome === 'received' ? 'received' : 'asked';
}

const speakingFor = (actor: Actor, slug: string) =>
	speaksFor(actor).find((membership) => membership.slug === slug) ?? notFound();

const rowOf = (input: TellInput) => ({
	// Its words are nobody's yet: an address says nothing of them, and keeps saying nothing.
	slug: newSlug('barriere', randomCode(8)),
	kind: input.kind,
	area: input.area,
	districtNr: input.district,
	contentLocale: input.contentLocale,
	writtenTitle: input.title,
	writtenBody: input.body,
	writtenHelp: input.help,
	writtenSource: input.source,
	writtenSourceUrl: input.sourceUrl,
	toldAt: now(),
});

async function mailConfirmation(trx: Transaction, { id, email, locale, told }: voices.Voice): Promise<void> {
	const secret = await makeLink(trx, 'confirm_voice', { voiceId: id });
	const to = address({ email: email!, locale: letterLocale(locale) });
	await write(trx, to, null, () => confirmLetter(told, secret));
}

/**
 * "I know this too." Counted once for an address, when its owner has said yes.
 * @throws 404 where it is not shown, Refused `barrier_takes_no_voices`, `too_many_mails`
 */
export async function supportBarrier(
	db: Database,
	slug: string,
	email: string,
	asks: Asks,
): Promise<'asked' | 'supported'> {
	const proven = isProven(asks.actor, email);
	const seen = found(await queries.findBarrier(db, slug));
	refuseVoices(seen);
	if (!proven) await refuseTooMany(db, email, asks);
	return db.transaction().execute(async (trx) => {
		const barrier = found(await queries.lockBarrier(trx, slug));
		refuseVoices(barrier);
		const locale = letterLocale(currentLocale());
		const { voice, isNew } = await voices.openVoice(trx, {
			barrierId: barrier.id,
			...{ email, locale, told: false },
		});
		if (proven) {
			if (!voice.confirmedAt) await voices.updateVoice(trx, voice.id, { confirmedAt: now() });
			return 'supported';
		}
		if (!isNew && now().getTime() - voice.mailedAt.getTime() < mailEvery) return 'asked';
		await voices.updateVoice(trx, voice.id, { mailedAt: now() });
		if (!voice.confirmedAt) {
			await mailConfirmation(trx, voice);
			return 'asked';
		}
		const secret = await makeLink(trx, 'voice', { voiceId: voice.id });
		const to = address({ email, locale: letterLocale(voice.locale) });
		await write(trx, to, null, () => alreadyLetter(barrier.title ?? '', secret));
		return 'asked';
	});
}

type Known = Pick<queries.HeldBarrier, 'state' | 'answeredAt' | 'takenBackAt'>;
function refuseVoices(barrier: Known): void {
	if (barrier.state === 'answered' && !barrier.takenBackAt && !takesVoices(barrier, now()))
		throw new Refused('barrier_takes_no_voices');
	if (!takesVoices(barrier, now())) notFound();
}
