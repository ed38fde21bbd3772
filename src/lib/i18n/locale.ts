/**
 * The page's language. On the server each request runs inside `withLocale`; in the browser the
 * document says it, and a change of language is a full page load.
 */
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';

interface SiteLanguage {
	/** What its speakers look for. */
	ownName: string;
	/** Which way it runs; the page's `dir`. */
	dir: 'ltr' | 'rtl';
	/** For dates, numbers and letters' cases. */
	intl: string;
	decimalMark: ',' | '.';
	/** A weekday inside a sentence begins with a small letter. */
	smallWeekdays: boolean;
	/** So does a noun (not in German). */
	smallNouns: boolean;
}

/** The languages of the site. A further one is a line here, and its texts in `messages/` (and in project.inlang). */
const table = {
	da: {
		ownName: 'Dansk',
		dir: 'ltr',
		intl: 'da-DK',
		decimalMark: ',',
		smallWeekdays: true,
		smallNouns: true,
	},
	en: {
		ownName: 'English',
		dir: 'ltr',
		intl: 'en-GB',
		decimalMark: '.',
		smallWeekdays: false,
		smallNouns: true,
	},
} as const satisfies Record<string, SiteLanguage>;

export type Locale = keyof typeof table;
export const siteLanguages: Readonly<Record<Locale, SiteLanguage>> = table;
export const locales = Object.keys(table) as Locale[];
export const baseLocale: Locale = 'da';
/** What an event in the city is held in unless it says otherwise. */
export const cityLanguage = 'da';

export const isLocale = (text: unknown): text is Locale => locales.some((locale) => locale === text);

let readLocale = (): Locale => {
	const lang = typeof document === 'undefined' ? baseLocale : document.documentElement.lang;
	return isLocale(lang) ? lang : baseLocale;
};

export const currentLocale = (): Locale => readLocale();

/** Replaces how the current language is found (the server installs its request storage here). */
export function setLocaleSource(source: () => Locale): void {
	readLocale = source;
}

overwriteGetLocale(currentLocale);
