import { directionOf } from '#lib/i18n/direction.ts';
import { currentLocale, type baseLocale, type Locale } from '#lib/i18n/locale.ts';
import { textIn } from '#lib/i18n/text-by-language.ts';

/**
 * Policy data carries its words in the site's languages: an edition is replaced as one piece, words and all, so its names
 * are data and not interface text. Each text is in Danish, which the policy is decided in, and in every language that is
 * complete; `ui/TextByLanguage.svelte` shows it and says which it is.
 */
export type LocalisedText = Readonly<Record<typeof baseLocale, string> & Partial<Record<Locale, string>>>;

/**
 * The text alone, for where no element can say its language: an option, a title, the middle of a sentence. One that runs
 * the other way than what is around it is kept apart (U+2068 to U+2069), or its stops and numbers would wander.
 */
export function localised(texts: LocalisedText, locale: string = currentLocale()): string {
	const { text, lang } = textIn(texts, locale);
	return directionOf(lang) === directionOf(locale) ? text : `\u2068${text}\u2069`;
}
