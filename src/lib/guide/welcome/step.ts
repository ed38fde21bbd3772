/** The noun: a step of the guide for who is new in the city, in the languages that it is written in. */
import { currentLocale, baseLocale, isLocale } from '#lib/i18n/locale.ts';
import { languageCodes } from '#lib/i18n/languages.ts';
import { href } from '#lib/i18n/urls.ts';

export const stepThemes = [
	'papers',
	'danish',
	'school',
	'health',
	'work',
	'rights',
	'democracy',
	'clubs',
] as const;
export type StepTheme = (typeof stepThemes)[number];

/** In the order in which they are done. */
export const stepPhases = ['first', 'soon', 'later'] as const;
export type StepPhase = (typeof stepPhases)[number];

export const stepStates = ['draft', 'published'] as const;
export type StepState = (typeof stepStates)[number];

/** Danish in short sentences and common words: a registered subtag, so that browsers and readers aloud know it for Danish. */
export const easyDanish = 'da-simple';
/** What a step may be written in: Danish first, which everything else is a translation of. */
export const guideLanguages: readonly string[] = [
	baseLocale,
	easyDanish,
	...languageCodes.filter((code) => code !== baseLocale),
];
export const isGuideLanguage = (text: unknown): text is string =>
	guideLanguages.some((language) => language === text);

/** A language that the site itself has is read on the site in that language; these stand on pages of their own. */
export const isBesideTheSite = (language: string): boolean =>
	isGuideLanguage(language) && !isLocale(language);

export interface NamedLink {
	title: string;
	url: string;
}
export interface StepWords {
	title: string;
	lead: string;
	body: string;
	links: NamedLink[];
}
export interface StepText extends StepWords {
	locale: string;
	/** Of the Danish text, when it was written. */
	ofRevision: number;
}

export type TextStanding = 'missing' | 'older' | 'current';

/** How a translation stands to the Danish text. */
export function textStanding(text: Pick<StepText, 'ofRevision'> | undefined, revision: number): TextStanding {
	if (!text) return 'missing';
	return text.ofRevision < revision ? 'older' : 'current';
}

/** What stands on a page for somebody who reads `language`: the text in it, else the Danish one. */
export function readIn<T extends StepText>(
	texts: readonly T[],
	language: string,
	revision: number,
): { text: T; standing: TextStanding } | null {
	const wanted = texts.find(({ locale }) => locale === language);
	const text = wanted ?? texts.find(({ locale }) => locale === baseLocale);
	return text ? { text, standing: textStanding(wanted, revision) } : null;
}

export const welcomePath = '/welcome';
export const leafletPath = '/welcome/leaflet';
export const welcomeDesk = '/municipality/welcome';
export const stepDesk = (slug: string): string => `${welcomeDesk}/${slug}`;
export const textDesk = (slug: string, language: string): string => `${stepDesk(slug)}/${language}`;

/** In code form. @param language one that the site lacks, else null */
export const guidePath = (language: string | null, slug?: string): string =>
	welcomePath +
	(language !== null && isBesideTheSite(language) ? `/in/${language}` : '') +
	(slug ? `/${slug}` : '');

/** As a link says it: a language of the site leads to the site in it. */
export const guideAddress = (language: string, slug?: string): string =>
	href(guidePath(language, slug), isLocale(language) ? language : currentLocale());

/** For search engines: the text in each language, at one address however the rest of the page is written. */
export const guideAddresses = (
	languages: readonly string[],
	slug?: string,
): { language: string; address: string }[] =>
	languages.map((language) => ({
		language,
		address: href(guidePath(language, slug), isLocale(language) ? language : baseLocale),
	}));

/** Whose words the page is in: what it was asked for, else the page's own language. */
export const shownLanguage = (language: string | null): string => language ?? currentLocale();
