/**
 * The page's language. On the server each request runs inside `withLocale`; in the browser the
 * document says it, and a change of language is a full page load.
 */
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';

export const locales = ['da', 'en'] as const;
export type Locale = (typeof locales)[number];
export const baseLocale: Locale = 'da';

export const isLocale = (text: unknown): text is Locale => locales.includes(text as Locale);

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
