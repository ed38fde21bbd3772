/** What a citizen can ask for in `Oplev`. The address is the filter: back, share and bookmark work. */
import type { Point } from '#lib/geography/point.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { focusAreaBySlug } from '#lib/policy/edition.ts';
import { district } from '#lib/geography/district-field.ts';
import {
	addressFilter,
	choice,
	flag,
	known,
	named,
	view,
	words,
	type AddressField,
} from '#lib/platform/addresses/address-filter.ts';

export const exploreKinds = ['all', 'events', 'apprenticeships'] as const;
export type ExploreKind = (typeof exploreKinds)[number];

export const exploreSpans = ['today', 'week', 'weekend', 'month', 'any'] as const;
export type ExploreSpan = (typeof exploreSpans)[number];

export interface ExploreFilter {
	kind: ExploreKind;
	when: ExploreSpan;
	district: DistrictNr | null;
	language: string | null;
	/** A focus area, by its slug. */
	area: string | null;
	free: boolean;
	accessible: boolean;
	/** Within walking or cycling distance of here; see `nearKm`. */
	near: Point | null;
	/** What the person wrote for `near`, shown again. */
	place: string;
	text: string;
}

/** How far "near" reaches, in kilometres. */
export const nearKm = 3;

/** `55.69,12.55`, in and around the city. */
const here: AddressField<Point | null> = {
	read: (text) => {
		const [lat, lng] = (text ?? '').split(',').map(Number);
		return lat && lng && lat > 55 && lat < 56.3 && lng > 11.8 && lng < 13 ? { lat, lng } : null;
	},
	write: (point) => (point ? `${point.lat},${point.lng}` : ''),
};

const filter = addressFilter<ExploreFilter>({
	text: named('q', words()),
	kind: view(choice(exploreKinds, 'all')),
	when: choice(exploreSpans, 'any'),
	district,
	language: known((text): text is string => /^[a-z]{2,3}$/.test(text ?? '')),
	area: known((text): text is string => focusAreaBySlug(text) !== null),
	free: flag(),
	accessible: flag(),
	near: here,
	place: words(),
});

export const { read: readFilter, all: nothingAsked, isFiltered } = filter;

export const filterPath = (asked: Partial<ExploreFilter>, base = '/explore'): string =>
	filter.path(base, asked);
