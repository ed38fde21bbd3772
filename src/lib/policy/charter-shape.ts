import type { LocalisedText } from '#lib/policy/text.ts';

/** The parts of a pledge's text; each in the same languages as the title. */
export interface Charter {
	readonly version: number;
	readonly title: LocalisedText;
	readonly preamble: LocalisedText;
	readonly principlesHeading: LocalisedText;
	readonly principles: readonly LocalisedText[];
	readonly dutiesHeading: LocalisedText;
	readonly duties: readonly LocalisedText[];
	readonly closingHeading: LocalisedText;
	readonly closing: readonly LocalisedText[];
}

/** The same parts in one language. */
export interface CharterParts {
	readonly title: string;
	readonly preamble: string;
	readonly principlesHeading: string;
	readonly principles: readonly string[];
	readonly dutiesHeading: string;
	readonly duties: readonly string[];
	readonly closingHeading: string;
	readonly closing: readonly string[];
}
