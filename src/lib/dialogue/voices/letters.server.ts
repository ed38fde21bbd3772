/** Letters to those who told of a barrier, and to those who have met it too. Each carries the reader's own link. */
import { address, write, type Letter } from '#lib/accounts/letters/letters.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { barrierPath } from '#lib/dialogue/barriers/barrier.ts';
import { ownerName } from '#lib/dialogue/barriers/labels.ts';
import { mailboxesAt, type Hearers } from '#lib/dialogue/voices/voice-queries.server.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { takedownReasonLabel, type TakedownReason } from '#lib/listings/takedown.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { daysOf } from '#lib/platform/mail/links.ts';
import { makeLinks } from '#lib/platform/mail/links.server.ts';
import { days } from '#lib/platform/personal-data/retention.ts';

export const voiceAddress = (secret: string): string => webAddress(`/barriers/voice/${secret}`);
const pageAddress = (slug: string): string => webAddress(barrierPath(slug));

const framed = (subject: string, said: readonly (string | null)[]): Letter => ({
	subject,
	text: [m.barrier_mail_hello(), ...said, m.barrier_mail_goodbye()],
});
/** The way to one's own page stands last in every letter: there one says whether it is solved, and stops the mails. */
const own = (secret: string): string => [m.barrier_mail_own(), voiceAddress(secret)].join('\n');

/** The words are not said back: the address may be somebody else's. */
export const confirmLetter = (told: boolean, secret: string): Letter =>
	framed(told ? m.barrier_mail_confirm_told_subject() : m.barrier_mail_confirm_subject(), [
		told ? m.barrier_mail_confirm_told() : m.barrier_mail_confirm(),
		[m.barrier_mail_confirm_here(), webAddress(`/barriers/confirm/${secret}`)].join('\n'),
		m.barrier_mail_confirm_days({ days: daysOf('confirm_voice') }),
		m.barrier_mail_not_you({ days: days.unconfirmedVoice }),
	]);

/** Somebody has typed an address that is counted already. */
export const alreadyLetter = (title: string, secret: string): Letter =>
	framed(m.barrier_mail_already_subject({ title }), [m.barrier_mail_already({ title }), own(secret)]);

export const shownLetter = (
	{ title, slug, body, help }: { title: string; slug: string; body: string; help: string | null },
	changed: boolean,
	secret: string,
): Letter =>
	framed(m.barrier_mail_shown_subject({ title }), [
		m.barrier_mail_shown(),
		changed ? m.barrier_mail_shown_changed() : m.barrier_mail_shown_as_written(),
		...(changed ? [title, body, help] : []),
		pageAddress(slug),
		own(secret),
	]);

export const takenDownLetter = (
	title: string,
	{ reason, words }: { reason: TakedownReason; words: string },
	secret: string,
): Letter =>
	framed(m.barrier_mail_down_subject({ title }), [
		m.barrier_mail_down({ title }),
		`${m.takedown_page_why()} ${takedownReasonLabel(reason)}`,
		words,
		m.barrier_mail_down_appeal(),
		voiceAddress(secret),
	]);

export const decidedLetter = (
	title: string,
	{ decision, words }: { decision: 'restored' | 'upheld'; words: string },
	secret: string,
): Letter =>
	framed(
		(decision === 'restored' ? m.barrier_mail_restored_subject : m.barrier_mail_upheld_subject)({ title }),
		[
			decision === 'restored' ? m.barrier_mail_restored({ title }) : m.barrier_mail_upheld({ title }),
			words,
			own(secret),
		],
	);

/** The appeal that was decided waits again. */
export const reopenedLetter = (title: string, words: string, secret: string): Letter =>
	framed(m.barrier_mail_reopened_subject({ title }), [
		m.barrier_mail_reopened({ title }),
		words,
		own(secret),
	]);

export const mergedLetter = (title: string, into: { title: string; slug: string }, secret: string): Letter =>
	framed(m.barrier_mail_merged_subject({ title }), [
		m.barrier_mail_merged({ title, into: into.title }),
		pageAddress(into.slug),
		own(secret),
	]);

export const ownedLetter = (
	{ title, slug }: { title: string; slug: string },
	owner: { committee: string | null; unit: string | null; answerDueOn: string },
	secret: string,
): Letter =>
	framed(m.barrier_mail_owned_subject({ title }), [
		m.barrier_mail_owned({ owner: ownerName(owner), date: formatDate(owner.answerDueOn) }),
		pageAddress(slug),
		own(secret),
	]);

export const answeredLetter = (
	{ title, slug }: { title: string; slug: string },
	answer: string,
	told: boolean,
	secret: string,
): Letter =>
	framed(m.barrier_mail_answered_subject({ title }), [
		m.barrier_mail_answered(),
		answer,
		told ? m.barrier_mail_answered_solved() : null,
		pageAddress(slug),
		own(secret),
	]);

export const outcomeLetter = (
	{ title, slug }: { title: string; slug: string },
	words: string,
	secret: string,
): Letter =>
	framed(m.barrier_mail_outcome_subject({ title }), [
		m.barrier_mail_outcome(),
		words,
		pageAddress(slug),
		own(secret),
	]);

/** To those who moderate. */
export const appealedLetter = (name: string, title: string, desk: string): Letter => ({
	subject: m.barrier_mail_appealed_subject({ title }),
	text: [
		mail.event_mail_hello({ name }),
		m.barrier_mail_appealed({ title }),
		webAddress(desk),
		mail.event_mail_goodbye(),
	],
});

/**
 * Writes to the voices of a barrier, each once for a key and in their own language.
 * @param compose gets the reader's own secret
 */
export async function tellVoices(
	trx: Transaction,
	barrierId: number,
	to: Hearers,
	key: string,
	compose: (secret: string) => Letter,
): Promise<void> {
	const readers = await mailboxesAt(trx, barrierId, to);
	const links = await makeLinks(
		trx,
		'voice',
		readers.map(({ id }) => ({ voiceId: id })),
	);
	const secrets = new Map(links.map(({ about, secret }) => [about.voiceId, secret]));
	await write(
		trx,
		address(readers),
		({ id }) => `${key}:${id}`,
		({ id }) => compose(secrets.get(id)!),
	);
}
