/**
 * The page's language. On the server each request runs inside `withLocale`; in the browser the
 * document says it, and a change of language is a full page load.
 */
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';

interface SiteLanguage {
	/** What its speakers look for. */
	ownName: string;
	/** Said to its speakers on a page in another language, and how they say no to it. */
	offer: string;
	decline: string;
	/** Which way it runs; the page's `dir`. */
	dir: 'ltr' | 'rtl';
	/** For dates, numbers and letters' cases. */
	intl: string;
	/** In the EU's list of languages. */
	euName: string;
	decimalMark: ',' | '.';
	/** A weekday inside a sentence begins with a small letter. */
	smallWeekdays: boolean;
	/** How much of the site is in it: `part` has the pages for citizens, and Danish for what they lack. */
	level: 'complete' | 'part';
	/** So does a noun (not in German). */
	smallNouns: boolean;
}

/** The languages of the site. A further one is a line here, its texts in `messages/`, and `npm run generate`. */
const table = {
	da: {
		ownName: 'Dansk',
		offer: 'Læs siden på dansk',
		decline: 'Nej tak',
		dir: 'ltr',
		intl: 'da-DK',
		euName: 'DAN',
		decimalMark: ',',
		smallWeekdays: true,
		smallNouns: true,
		level: 'complete',
	},
	en: {
		ownName: 'English',
		offer: 'Read this page in English',
		decline: 'No thanks',
		dir: 'ltr',
		intl: 'en-GB',
		euName: 'ENG',
		decimalMark: '.',
		smallWeekdays: false,
		smallNouns: true,
		level: 'complete',
	},
} as const satisfies Record<string, SiteLanguage>;

export type Locale = keyof typeof table;
export const siteLanguages: Readonly<Record<Locale, SiteLanguage>> = table;
export const locales = Object.keys(table) as Locale[];
/** What everything is written in first, and read in where there is nothing else. */
export const baseLocale = 'da' satisfies Locale;
/** What an event in the city is held in unless it says otherwise. */
export const cityLanguage = 'da';

export const isLocale = (text: unknown): text is Locale => locales.some((locale) => locale === text);

/** Those that are whole: policy and letters are written in them, and every page is there. */
export const isComplete = (locale: Locale): boolean => siteLanguages[locale].level === 'complete';

/** A language as somebody saved it. One that the site has no longer is the first again. */
export const savedLocale = (saved: string): Locale => (isLocale(saved) ? saved : baseLocale);

export const completeLocales = locales.filter(isComplete);

/** The language of a letter to somebody with this language saved: a letter is in one language from end to end. */
export function letterLocale(saved: string): Locale {
	const locale = savedLocale(saved);
	return isComplete(locale) ? locale : baseLocale;
}

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
