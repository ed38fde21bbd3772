import { address, write } from '#lib/accounts/letters/letters.server.ts';
import { letterLocale } from '#lib/i18n/locale.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/**
 * One answer whatever came of it, for who typed the address may be somebody else: what was decided stands on the page, or the
 * page is gone. Nothing of what was written is said back.
 */
export const tellFlaggers = (
	trx: Transaction,
	closed: readonly { id: number; email: string | null; locale: string }[],
): Promise<void> => {
	const readers = closed.flatMap(({ id, email, locale }) =>
		email === null ? [] : [{ id, email, locale: letterLocale(locale) }],
	);
	return write(
		trx,
		address(readers),
		({ id }) => `flag-closed-${id}`,
		() => ({ subject: m.flag_mail_subject(), text: [m.flag_mail(), mail.event_mail_goodbye()] }),
	);
};
