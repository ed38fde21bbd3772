/** The noun: a method for meeting across, as a card that fits on one sheet; and what came of trying it. */
import type { TextByLanguage } from '#lib/i18n/text-by-language.ts';

/** `declined`: not shown, with a reason; whose proposal it is may mend it and send it again. */
export const methodStates = ['proposed', 'shown', 'declined'] as const;
export type MethodState = (typeof methodStates)[number];

const next: Record<MethodState, readonly MethodState[]> = {
	proposed: ['shown', 'declined'],
	shown: ['declined'],
	declined: ['shown', 'proposed'],
};
/** Which state may follow which; the database says the same. */
export const mayGo = (from: MethodState, to: MethodState): boolean => next[from].includes(to);

/** What it takes of time, from the shortest. */
export const durations = ['hour', 'evening', 'day', 'several'] as const;
export type Duration = (typeof durations)[number];

/** How well it is known to work, from the least. */
export const evidences = ['described', 'tried', 'evaluated', 'researched'] as const;
export type Evidence = (typeof evidences)[number];
export const needsSource = (evidence: Evidence): boolean =>
	evidence === 'evaluated' || evidence === 'researched';

export const origins = ['eurocities', 'intercultural_cities', 'partners', 'other'] as const;
export type Origin = (typeof origins)[number];

export interface MethodTexts {
	readonly title: TextByLanguage;
	readonly summary: TextByLanguage;
	readonly forWhom: TextByLanguage;
	/** One step a line. */
	readonly steps: TextByLanguage;
	readonly materials: TextByLanguage | null;
	readonly takes: TextByLanguage;
}

/** What there is room for on a sheet, in one language. */
export const mostLetters = {
	title: 90,
	summary: 400,
	forWhom: 240,
	steps: 1400,
	materials: 300,
	takes: 400,
} as const;
export const mostSteps = 12;

/** The steps in their order, without empty lines. */
export const stepsIn = (text: string): string[] =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);

const languages = ['da', 'en'] as const;
const named = { da: 'Danish', en: 'English' } as const;
export const textParts = ['title', 'summary', 'forWhom', 'steps', 'materials', 'takes'] as const;
type Part = (typeof textParts)[number];
export type TextField = `${Part}${'Danish' | 'English'}`;

/** As a form has the texts: `titleDanish`, `titleEnglish` and so on; what is not there is empty. */
export const textValues = (texts: MethodTexts): Record<TextField, string> =>
	Object.fromEntries(
		textParts.flatMap((part) => languages.map((tag) => [`${part}${named[tag]}`, texts[part]?.[tag] ?? ''])),
	) as Record<TextField, string>;

/** The other way round. A language that the form does not have stays as it was. */
export function textsFrom(values: Readonly<Record<TextField, string>>, before?: MethodTexts): MethodTexts {
	const text = (part: Part): TextByLanguage => {
		const given = languages.map((tag) => [tag, values[`${part}${named[tag]}`]] as const);
		const others = Object.entries(before?.[part] ?? {}).filter(([tag]) => !(tag in named));
		return Object.fromEntries(
			[...others, ...given].filter(([, words]) => words),
		) as unknown as TextByLanguage;
	};
	return {
		title: text('title'),
		summary: text('summary'),
		forWhom: text('forWhom'),
		steps: text('steps'),
		materials: values.materialsDanish ? text('materials') : null,
		takes: text('takes'),
	};
}

/** All its words, to be looked at for whom they may shut out. */
export const wordsOf = (texts: MethodTexts): string[] =>
	textParts.flatMap((part) => Object.values(texts[part] ?? {}).filter((words) => words !== undefined));

/** Proposals and reports of one organisation that wait at a time. */
export const mostWaitingOfOne = 5;
/** A bound, so that what stands under one card needs no pages. */
export const mostReports = 60;

export const methodsPath = '/methods';
export const methodPath = (slug: string): string => `${methodsPath}/${slug}`;
export const methodsDesk = '/municipality/methods';
export const methodDesk = (slug: string): string => `${methodsDesk}/${slug}`;
export const reportDesk = (id: number): string => `${methodsDesk}/tried/${id}`;
export const ownMethods = (organisation: string): string => `/workspace/${organisation}/methods`;
