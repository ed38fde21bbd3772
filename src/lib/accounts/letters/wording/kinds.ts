/**
 * The mails whose words the municipality may change, and what each says. Left out, and said in the site's words whatever
 * anybody writes: what an account, a link or a sign-up that waits for a yes needs to be safe; how mails are ended and why
 * they came; decisions that take something away, with the way to complain; and sentences that change with a number.
 */
import { commonMails } from '#lib/accounts/letters/wording/kinds/common.ts';
import { eventMails } from '#lib/accounts/letters/wording/kinds/events.ts';
import { figureMails } from '#lib/accounts/letters/wording/kinds/figures.ts';
import type { MailKind, Message } from '#lib/accounts/letters/wording/kinds/mail-kind.ts';
import { partnerMails, reportMails } from '#lib/accounts/letters/wording/kinds/partners.ts';
import { partnershipMails } from '#lib/accounts/letters/wording/kinds/partnerships.ts';
import { promiseMails } from '#lib/accounts/letters/wording/kinds/promises.ts';
import { written } from '#lib/accounts/letters/wording/template.ts';
import { completeLocales, type Locale } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';

const kinds = {
	...partnerMails,
	...reportMails,
	...promiseMails,
	...figureMails,
	...partnershipMails,
	...eventMails,
	...commonMails,
};
type KeysIn<Kind> = Kind extends { readonly words: infer Words } ? keyof Words : never;
/** A message that stands in one of them. */
export type MailKey = KeysIn<(typeof kinds)[keyof typeof kinds]> & keyof typeof m;

interface MailGroup {
	readonly name: () => string;
	readonly kinds: Readonly<Record<string, MailKind>>;
}
/** As they are listed. */
export const mailGroups: readonly MailGroup[] = [
	{ name: m.mail_words_group_partners, kinds: partnerMails },
	{ name: m.mail_words_group_reports, kinds: reportMails },
	{ name: m.mail_words_group_promises, kinds: promiseMails },
	{ name: m.mail_words_group_figures, kinds: figureMails },
	{ name: m.mail_words_group_partnerships, kinds: partnershipMails },
	{ name: m.mail_words_group_events, kinds: eventMails },
	{ name: m.mail_words_group_common, kinds: commonMails },
];

const byName: ReadonlyMap<string, MailKind> = new Map(Object.entries<MailKind>(kinds));
export const mailKind = (name: string): MailKind | undefined => byName.get(name);

/** Every message of every kind, by its key. */
export const messages: ReadonlyMap<string, Message> = new Map(
	[...byName.values()].flatMap(({ words }) => Object.entries(words)),
);

/** What a message says of the facts it is given, with each fact's name in its place: the compiled site has no other source. */
const names = new Proxy({}, { get: (_, name) => written(String(name)) }) as never;

/** The words that the site comes with, placeholders and all; null for a key that no kind has. */
export const shippedWords = (key: string, locale: Locale): string | null =>
	messages.get(key)?.(names, { locale }) ?? null;

/** A subject is one line. */
export const isSubject = (key: string): boolean => key.endsWith('_subject');

/** One text of a mail in one language. */
export interface MailText {
	readonly key: string;
	readonly locale: Locale;
	/** Its field in the form. */
	readonly field: string;
	readonly shipped: string;
}

/** What a kind says, in each language that letters are written in. */
export const textsOf = ({ words }: MailKind): MailText[] =>
	Object.keys(words).flatMap((key) =>
		completeLocales.map((locale) => ({
			...{ key, locale, field: `${key}-${locale}` },
			shipped: shippedWords(key, locale) ?? '',
		})),
	);
