/** What near one's home belongs to a step: which of what `Oplev` finds, and which partners. */
import { nothingAsked, type ExploreFilter } from '#lib/explore/filter.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { StepTheme } from '#lib/guide/welcome/step.ts';
import type { DirectoryFilter } from '#lib/organisations/directory/directory.ts';

interface Belonging {
	/** At most two: each is one question. */
	finds: readonly Partial<ExploreFilter>[];
	partners: DirectoryFilter;
}

const offers = { kind: 'benefits' } as const;

export const belongings: Readonly<Record<StepTheme, Belonging>> = {
	papers: { finds: [{ category: 'advice' }], partners: { kind: 'municipality' } },
	danish: { finds: [{ category: 'language' }, offers], partners: { kind: 'school' } },
	school: { finds: [{ category: 'children' }, offers], partners: { kind: 'school' } },
	health: { finds: [{ category: 'sport' }, offers], partners: { kind: 'association' } },
	work: { finds: [{ kind: 'apprenticeship' }, { category: 'work' }], partners: { kind: 'business' } },
	rights: { finds: [{ category: 'advice' }, offers], partners: { kind: 'municipality' } },
	democracy: { finds: [{ kind: 'board_seat' }], partners: { kind: 'association' } },
	clubs: { finds: [{ kind: 'events' }, offers], partners: { kind: 'association' } },
};

export const nearFilters = (theme: StepTheme, districts: readonly DistrictNr[]): ExploreFilter[] =>
	belongings[theme].finds.map((find) => ({ ...nothingAsked, ...find, districts }));

/** The directory is asked of one district at a time. */
export const nearPartners = (theme: StepTheme, districts: readonly DistrictNr[]): DirectoryFilter[] =>
	districts.map((districtNr) => ({ ...belongings[theme].partners, districtNr }));
