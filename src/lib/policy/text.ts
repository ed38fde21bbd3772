import { currentLocale } from '#lib/i18n/locale.ts';

/**
 * Policy data carries its words in both languages: an edition is replaced as one piece, words and all,
 * so its names are data and not interface text.
 */
export interface LocalisedText {
	readonly da: string;
	readonly en: string;
}

/** The text in `locale` (the page's, unless told); a language the policy is not written in gets the Danish source. */
export function localised(text: LocalisedText, locale: string = currentLocale()): string {
	return text[policyLanguage(locale)];
}

/** The language a policy text is read in on a page in `locale`: also what its `lang` attribute says. */
export const policyLanguage = (locale: string): keyof LocalisedText => (locale === 'en' ? 'en' : 'da');
