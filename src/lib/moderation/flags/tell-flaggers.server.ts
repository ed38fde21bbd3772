import { address, write } from '#lib/accounts/letters/letters.server.ts';
import { closeFlagsAbout } from '#lib/moderation/flags/flag-queries.server.ts';
import type { SubjectKind } from '#lib/moderation/subject.ts';
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

/** What was taken down closes all that readers said of it. */
export const closeByTakedown = async (
	trx: Transaction,
	about: { kind: SubjectKind; id: number },
	{ at, by }: { at: Date; by: number | null },
): Promise<void> =>
	tellFlaggers(trx, await closeFlagsAbout(trx, about, { outcome: 'taken_down', note: '', at, by }));
