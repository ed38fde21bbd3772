/** The languages people in Copenhagen meet at an event: by code, own name, Danish and English name. */
import { directionOf } from '#lib/i18n/direction.ts';
import { currentLocale } from '#lib/i18n/locale.ts';

const table = {
	da: ['Dansk', 'dansk', 'Danish'],
	en: ['English', 'engelsk', 'English'],
	ar: ['العربية', 'arabisk', 'Arabic'],
	so: ['Soomaali', 'somali', 'Somali'],
	tr: ['Türkçe', 'tyrkisk', 'Turkish'],
	ur: ['اردو', 'urdu', 'Urdu'],
	pl: ['Polski', 'polsk', 'Polish'],
	uk: ['Українська', 'ukrainsk', 'Ukrainian'],
	fa: ['فارسی', 'persisk', 'Persian'],
	ku: ['Kurdî', 'kurdisk', 'Kurdish'],
	bs: ['Bosanski', 'bosnisk', 'Bosnian'],
	ti: ['ትግርኛ', 'tigrinya', 'Tigrinya'],
	es: ['Español', 'spansk', 'Spanish'],
	de: ['Deutsch', 'tysk', 'German'],
	fr: ['Français', 'fransk', 'French'],
} as const;

export type LanguageCode = keyof typeof table;
export interface Language {
	code: LanguageCode;
	ownName: string;
	danish: string;
	english: string;
	dir: 'ltr' | 'rtl';
}

export const languageCodes = Object.keys(table) as LanguageCode[];

export const languages: readonly Language[] = languageCodes.map((code) => {
	const [ownName, danish, english] = table[code];
	return { code, ownName, danish, english, dir: directionOf(code) };
});

export const isLanguageCode = (text: unknown): text is LanguageCode =>
	typeof text === 'string' && Object.hasOwn(table, text);

/** Where the table has their names; in other languages they are the runtime's. */
const columns: Partial<Record<string, 1 | 2>> = { da: 1, en: 2 };

/** `arabisk` / `Arabic`; a code outside the table is shown as it is. */
export function languageName(code: string, locale: string = currentLocale()): string {
	if (!isLanguageCode(code)) return code;
	const column = columns[locale];
	return column
		? table[code][column]
		: (new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code);
}

/** `العربية`: what its speakers look for. */
export const ownLanguageName = (code: string): string => (isLanguageCode(code) ? table[code][0] : code);
