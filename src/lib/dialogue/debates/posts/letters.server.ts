/** Letters about debates. Each to who took part carries the reader's own link, where they see how it stands and stop the mails. */
import { address, write, type Letter } from '#lib/accounts/letters/letters.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { debatePath, postPath, type DebateVoiceKind } from '#lib/dialogue/debates/debate.ts';
import type { SummaryInput } from '#lib/dialogue/debates/input.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { takedownReasonLabel, type TakedownReason } from '#lib/listings/takedown.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { daysOf } from '#lib/platform/mail/links.ts';
import { makeLinks } from '#lib/platform/mail/links.server.ts';
import { days } from '#lib/platform/personal-data/retention.ts';

interface About {
	question: string;
	slug: string;
}

const ownAddress = (secret: string): string => webAddress(`/debates/voice/${secret}`);
const framed = (subject: string, said: readonly (string | null)[]): Letter => ({
	subject,
	text: [m.barrier_mail_hello(), ...said, m.barrier_mail_goodbye()],
});
const own = (secret: string): string => [m.debate_mail_own(), ownAddress(secret)].join('\n');

const asked: Record<DebateVoiceKind, () => string> = {
	wrote: m.debate_mail_confirm_wrote,
	supports: m.debate_mail_confirm_supports,
	follows: m.debate_mail_confirm_follows,
};
/** The words are not said back: the address may be somebody else's. */
export const confirmDebateLetter = (kind: DebateVoiceKind, secret: string): Letter =>
	framed(m.debate_mail_confirm_subject(), [
		asked[kind](),
		[m.barrier_mail_confirm_here(), webAddress(`/debates/confirm/${secret}`)].join('\n'),
		m.barrier_mail_confirm_days({ days: daysOf('confirm_debate_voice') }),
		m.barrier_mail_not_you({ days: days.unconfirmedVoice }),
	]);

/** Somebody has typed an address that is in it already. */
export const alreadyInDebateLetter = ({ question }: About, kind: DebateVoiceKind, secret: string): Letter =>
	framed(m.debate_mail_already_subject({ question }), [
		kind === 'supports' ? m.debate_mail_already_supports() : m.debate_mail_already_follows(),
		own(secret),
	]);

export const postReceivedLetter = ({ question }: About, secret: string): Letter =>
	framed(m.debate_mail_received_subject({ question }), [m.debate_mail_received({ question }), own(secret)]);

export const postShownLetter = ({ question }: About, post: string, secret: string): Letter =>
	framed(m.debate_mail_shown_subject({ question }), [
		m.debate_mail_shown({ question }),
		webAddress(postPath(post)),
		own(secret),
	]);

/** Hidden, or never shown; said as it is, by whom it was decided: a person. */
export const postDownLetter = (
	{ question }: About,
	{ reason, words, wasShown }: { reason: TakedownReason; words: string; wasShown: boolean },
	secret: string,
): Letter =>
	framed(
		wasShown ? m.debate_mail_hidden_subject({ question }) : m.debate_mail_refused_subject({ question }),
		[
			wasShown ? m.debate_mail_hidden({ question }) : m.debate_mail_refused({ question }),
			`${m.takedown_page_why()} ${takedownReasonLabel(reason)}`,
			words,
			m.debate_mail_appeal(),
			ownAddress(secret),
		],
	);

export const postDecidedLetter = (
	{ question }: About,
	{ decision, words }: { decision: 'restored' | 'upheld'; words: string },
	secret: string,
): Letter =>
	framed(m.debate_mail_decided_subject({ question }), [
		decision === 'restored' ? m.debate_mail_restored({ question }) : m.debate_mail_upheld({ question }),
		words,
		own(secret),
	]);

/** The appeal that was decided waits again. */
export const postReopenedLetter = ({ question }: About, words: string, secret: string): Letter =>
	framed(m.debate_mail_reopened_subject({ question }), [
		m.debate_mail_reopened({ question }),
		words,
		own(secret),
	]);

export const cityWroteLetter = ({ question }: About, post: string, secret: string): Letter =>
	framed(m.debate_mail_city_subject({ question }), [
		m.debate_mail_city({ question }),
		webAddress(postPath(post)),
		own(secret),
	]);

export const summaryLetter = (
	{ question, slug }: About,
	{ summary, unused }: SummaryInput,
	secret: string,
): Letter =>
	framed(m.debate_mail_summary_subject({ question }), [
		m.debate_mail_summary({ question }),
		`${m.debate_used()}:\n${summary}`,
		`${m.debate_unused()}:\n${unused}`,
		webAddress(debatePath(slug)),
		own(secret),
	]);

/** To those who moderate. */
export const postAppealedLetter = (name: string, question: string, desk: string): Letter => ({
	subject: m.debate_mail_appealed_subject({ question }),
	text: [
		mail.event_mail_hello({ name }),
		m.debate_mail_appealed({ question }),
		webAddress(desk),
		mail.event_mail_goodbye(),
	],
});

/** Writes to mailboxes of a debate, each once for a key and in their own language. @param compose gets the reader's own secret */
export async function tellMailboxes(
	trx: Transaction,
	readers: readonly { id: number; email: string; locale: Locale }[],
	key: string,
	compose: (secret: string) => Letter,
): Promise<void> {
	const links = await makeLinks(
		trx,
		'debate_voice',
		readers.map(({ id }) => ({ debateVoiceId: id })),
	);
	const secrets = new Map(links.map(({ about, secret }) => [about.debateVoiceId, secret]));
	await write(
		trx,
		address(readers),
		({ id }) => `${key}:${id}`,
		({ id }) => compose(secrets.get(id)!),
	);
}
