/** What near one's home belongs to a step: which of what `Oplev` finds, and which partners. */
import { nothingAsked, type ExploreFilter } from '#lib/explore/filter.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { StepTheme } from '#lib/guide/welcome/step.ts';
import type { DirectoryFilter } from '#lib/organisations/directory/directory.ts';

interface Belonging {
	/** At most two: each is one question. */
	finds: readonly Partial<ExploreFilter>[];
	partners: DirectoryFilter | null;
}

const offers = { kind: 'benefits' } as const;

export const belongings: Readonly<Record<StepTheme, Belonging>> = {
	papers: { finds: [{ category: 'advice' }], partners: null },
	danish: { finds: [{ category: 'language' }, offers], partners: null },
	school: { finds: [{ category: 'children' }, offers], partners: null },
	health: { finds: [{ category: 'sport' }, offers], partners: null },
	work: { finds: [{ kind: 'apprenticeship' }, { category: 'work' }], partners: null },
	rights: { finds: [{ category: 'advice' }, offers], partners: null },
	democracy: { finds: [{ kind: 'board_seat' }], partners: { kind: 'association' } },
	clubs: { finds: [{ kind: 'events' }, offers], partners: { kind: 'association' } },
};

export const nearFilters = (theme: StepTheme, district: DistrictNr): ExploreFilter[] =>
	belongings[theme].finds.map((find) => ({ ...nothingAsked, ...find, districts: [district] }));

/** Where partners belong to it. */
export const nearPartners = (theme: StepTheme, districtNr: DistrictNr): DirectoryFilter | null => {
	const { partners } = belongings[theme];
	return partners && { ...partners, districtNr };
};
