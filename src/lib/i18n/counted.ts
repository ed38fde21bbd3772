/** How a message counts: the compiled messages ask here for their `plural` and `number` (scripts/runtime/messages.ts). */
import { isLocale, siteLanguages } from '#lib/i18n/locale.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';

const rules = new Map<string, Intl.PluralRules>();

/** The CLDR category of a number in a language: `one`, `few`, `other`. */
export function plural(locale: string, input: unknown): Intl.LDMLPluralRule {
	let known = rules.get(locale);
	if (!known) {
		known = new Intl.PluralRules(intlTag(locale));
		rules.set(locale, known);
	}
	return known.select(counted(input));
}

/** The number as it is written in a language: `1.234`. */
export const number = (locale: string, input: unknown): string =>
	formatNumber(counted(input), 1, isLocale(locale) ? locale : undefined);

const intlTag = (locale: string) => (isLocale(locale) ? siteLanguages[locale].intl : locale);

/** A text such as `1.234` would be counted as one and a bit. */
function counted(input: unknown): number {
	if (typeof input !== 'number') throw new TypeError('A message counts numbers, and writes them itself');
	return input;
}
