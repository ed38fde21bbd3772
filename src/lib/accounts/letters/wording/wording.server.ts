/**
 * What a letter says, in the municipality's own words where it has written some: the messages of the kinds, under their own
 * names. A process knows the rows as a whole (`learning.server.ts`), so that a letter is written without waiting.
 */
import { messages, shippedWords, type MailKey } from '#lib/accounts/letters/wording/kinds.ts';
import type { Message } from '#lib/accounts/letters/wording/kinds/mail-kind.ts';
import { filled } from '#lib/accounts/letters/wording/template.ts';
import { currentLocale, isLocale } from '#lib/i18n/locale.ts';
import type { m } from '#lib/paraglide/messages.js';

export interface Wording {
	readonly key: string;
	readonly locale: string;
	readonly words: string;
	/** The site's words that they were written over. */
	readonly shipped: string;
}

/** Once the site says something else, or in other placeholders, what was written over it is set aside until somebody has looked. */
export const isInForce = ({ key, locale, shipped }: Wording): boolean =>
	isLocale(locale) && shippedWords(key, locale) === shipped;

const nameOf = (key: string, locale: string) => `${locale} ${key}`;
let known: ReadonlyMap<string, string> = new Map();

/** Before the first letter, and anew with each change. */
export function knowWordings(rows: readonly Wording[]): void {
	known = new Map(rows.filter(isInForce).map(({ key, locale, words }) => [nameOf(key, locale), words]));
}

/** What a message was given; some are given nothing. */
const factsIn = (given: unknown): Readonly<Record<string, unknown>> =>
	typeof given === 'object' && given !== null ? { ...given } : {};

const saying =
	(key: string, shipped: Message): Message =>
	(given, options = {}) => {
		const own = known.get(nameOf(key, options.locale ?? currentLocale()));
		return own === undefined ? shipped(given, options) : filled(own, factsIn(given));
	};

/** As `m`, for letters. A message that stands in no kind is not among them. */
export const mail = Object.fromEntries(
	[...messages].map(([key, message]) => [key, saying(key, message)]),
) as unknown as Pick<typeof m, MailKey>;
