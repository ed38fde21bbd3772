import { baseLocale, currentLocale } from '#lib/i18n/locale.ts';

/** A text that is data, by the languages it is written in: always in the first, and in as many others as it has been put into. */
export type TextByLanguage = Readonly<Record<typeof baseLocale, string>> &
	Readonly<Partial<Record<string, string>>>;

/** What is written in Danish and may be put into English. */
export const alsoInEnglish = (da: string, en: string | null): TextByLanguage => (en ? { da, en } : { da });

export interface ReadText {
	text: string;
	/** What it is written in, which may be another language than the page's. */
	lang: string;
}

/** The text in `locale` (the page's, unless told), or as it was written first. */
export function textIn(texts: TextByLanguage, locale: string = currentLocale()): ReadText {
	const text = texts[locale];
	return text === undefined ? { text: texts[baseLocale], lang: baseLocale } : { text, lang: locale };
}
