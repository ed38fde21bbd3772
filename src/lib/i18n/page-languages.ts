/**
 * Which pages there are in which language. One that the site has in part has the pages for citizens; what members and the
 * municipality work with, and how they come in, is then in Danish from end to end, at its Danish address.
 */
import { baseLocale, isComplete, locales, type Locale } from '#lib/i18n/locale.ts';

/** The first words, in code form, of the addresses that are not for citizens. */
const forMembers = new Set([
	'account',
	'become-partner',
	'confirm-contribution',
	'change-email',
	'confirm-email',
	'dev',
	'evidence',
	'invitation',
	'login',
	'logout',
	'municipality',
	'reset',
	'still-right',
	'workspace',
]);

/** @param path in code form, with its query or without */
export const isForCitizens = (path: string): boolean => !forMembers.has(path.split(/[/?#]/, 2)[1] ?? '');

const isIn = (path: string, locale: Locale) => isComplete(locale) || isForCitizens(path);

/** What a page is shown in to somebody who reads `locale`. */
export const pageLocale = (path: string, locale: Locale): Locale =>
	isIn(path, locale) ? locale : baseLocale;

/** The languages that there is a page in. */
export const localesOf = (path: string): Locale[] => locales.filter((locale) => isIn(path, locale));
