/** The letters about an account and its password. */
import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { m } from '#lib/paraglide/messages.js';

/** @param name left out where we do not know it */
export const accountLetter = (subject: string, paragraphs: readonly string[], name?: string): Letter => {
	const greeting = name ? m.account_mail_hello_name({ name }) : m.account_mail_hello();
	return { subject, text: [greeting, ...paragraphs, m.account_mail_goodbye()] };
};

export const confirmationLetter = (secret: string): Letter =>
	accountLetter(m.account_mail_confirm_subject(), [
		m.account_mail_confirm(),
		webAddress(`/confirm-email/${secret}`),
		m.account_mail_confirm_end(),
	]);

/** Somebody registered with an e-mail that has an account already. */
export const accountExistsLetter = (name: string): Letter =>
	accountLetter(
		m.account_mail_exists_subject(),
		[
			m.account_mail_exists(),
			webAddress('/login'),
			m.account_mail_exists_forgot(),
			webAddress('/reset'),
			m.account_mail_not_you(),
		],
		name,
	);

/** Somebody asked for a link to an e-mail that has no account. */
export const noAccountLetter = (): Letter =>
	accountLetter(m.account_mail_unknown_subject(), [
		m.account_mail_unknown(),
		webAddress('/become-partner'),
		m.account_mail_not_you(),
	]);

export const resetLetter = (secret: string, name?: string): Letter =>
	accountLetter(
		m.account_mail_reset_subject(),
		[m.account_mail_reset(), webAddress(`/reset/${secret}`), m.account_mail_reset_end()],
		name,
	);

export const passwordChangedLetter = (name: string): Letter =>
	accountLetter(
		m.account_mail_changed_subject(),
		[m.account_mail_changed(), m.account_mail_changed_not_you(), webAddress('/reset')],
		name,
	);

/** To the new e-mail. It names nobody: who asks has proved their password, not that the mailbox is theirs. */
export const changeEmailLetter = (secret: string): Letter =>
	accountLetter(m.account_mail_move_subject(), [
		m.account_mail_move(),
		webAddress(`/change-email/${secret}`),
		m.account_mail_move_end(),
	]);

/** To the old one. It does not say where the account went. */
export const emailChangedLetter = (name: string): Letter =>
	accountLetter(
		m.account_mail_moved_subject(),
		[m.account_mail_moved(), m.account_mail_moved_not_you()],
		name,
	);
