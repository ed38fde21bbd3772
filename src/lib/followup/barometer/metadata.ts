/** What a reader must know of an indicator beside its method. */
import type { TextByLanguage } from '#lib/i18n/text-by-language.ts';

/** How often a new figure comes. */
export const frequencies = ['half_year', 'year', 'two_years', 'irregular'] as const;
export type Frequency = (typeof frequencies)[number];

export interface Metadata {
	/** What the figure says, in a sentence or two. */
	definition: string | null;
	definitionEn: string | null;
	sourceLicence: string | null;
	frequency: Frequency;
	/** When the next figure is expected. */
	nextOn: string | null;
	/** It stands for something that cannot be measured itself. */
	proxy: boolean;
	/** The unit of the municipality that has it. */
	responsible: string | null;
	/** A mailbox of that unit, for everybody to read. */
	contact: string | null;
	/** What the figure cannot say. */
	caveats: string | null;
	caveatsEn: string | null;
}

export const metadataColumns = [
	'definition',
	'definitionEn',
	'sourceLicence',
	'frequency',
	'nextOn',
	'proxy',
	'responsible',
	'contact',
	'caveats',
	'caveatsEn',
] as const satisfies readonly (keyof Metadata)[];

const byLanguage = (da: string | null, en: string | null): TextByLanguage | null =>
	da === null ? null : { da, ...(en !== null && { en }) };

export const definitionOf = (of: Pick<Metadata, 'definition' | 'definitionEn'>) =>
	byLanguage(of.definition, of.definitionEn);
export const caveatsOf = (of: Pick<Metadata, 'caveats' | 'caveatsEn'>) =>
	byLanguage(of.caveats, of.caveatsEn);
