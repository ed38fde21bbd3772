import { currentLocale } from '#lib/i18n/locale.ts';

/**
 * Policy data carries its words in both languages: an edition is replaced as one piece, words and all,
 * so its names are data and not interface text.
 */
export const policyLanguages = ['da', 'en'] as const;
type PolicyLanguage = (typeof policyLanguages)[number];
export type LocalisedText = Readonly<Record<PolicyLanguage, string>>;

/** The text in `locale` (the page's, unless told); a language the policy is not written in gets the Danish source. */
export function localised(text: LocalisedText, locale: string = currentLocale()): string {
	return text[policyLanguage(locale)];
}

/** The language a policy text is read in on a page in `locale`: also what its `lang` attribute says. */
export const policyLanguage = (locale: string): PolicyLanguage =>
	policyLanguages.find((written) => written === locale) ?? 'da';
