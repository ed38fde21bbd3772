import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { takedownReasonLabel, type TakedownReason } from '#lib/listings/takedown.ts';
import type { Decision } from '#lib/moderation/takedowns/takedown-case.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { m } from '#lib/paraglide/messages.js';

interface About {
	title: string;
	/** In code form: where it stands in the organisation's workspace. */
	path: string;
}

/** To the organisation: what was taken down, why, and how to appeal. Nothing of who said what about it. */
export const takenDownLetter = (
	name: string,
	{ title, path }: About,
	{ reason, words }: { reason: TakedownReason; words: string },
): Letter => ({
	subject: m.takedown_organiser_subject({ title }),
	text: [
		mail.event_mail_hello({ name }),
		m.takedown_organiser({ title }),
		`${m.takedown_page_why()} ${takedownReasonLabel(reason)}`,
		words,
		m.takedown_organiser_appeal(),
		webAddress(path),
		mail.event_mail_goodbye(),
	],
});

/** To those who moderate. */
export const appealedLetter = (name: string, title: string): Letter => ({
	subject: m.takedown_appealed_subject({ title }),
	text: [
		mail.event_mail_hello({ name }),
		m.takedown_appealed({ title }),
		webAddress('/municipality/takedowns'),
		mail.event_mail_goodbye(),
	],
});

/** To the organisation: the appeal that was decided waits again. */
export const reopenedLetter = (name: string, { title, path }: About, words: string): Letter => ({
	subject: m.takedown_reopened_subject({ title }),
	text: [
		mail.event_mail_hello({ name }),
		m.takedown_reopened({ title }),
		words,
		webAddress(path),
		mail.event_mail_goodbye(),
	],
});

export const decidedLetter = (
	name: string,
	{ title, path }: About,
	{ decision, words }: { decision: Decision; words: string },
): Letter => ({
	subject: (decision === 'restored' ? m.takedown_restored_subject : m.takedown_upheld_subject)({ title }),
	text: [
		mail.event_mail_hello({ name }),
		(decision === 'restored' ? m.takedown_restored : m.takedown_upheld)({ title }),
		words,
		webAddress(path),
		mail.event_mail_goodbye(),
	],
});
