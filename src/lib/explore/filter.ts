/** What a citizen can ask for in `Oplev`. The address is the filter: back, share and bookmark work. */
import type { Point } from '#lib/geography/point.ts';
import { isDistrictNr, type DistrictNr } from '#lib/geography/districts.ts';
import { wordsIn } from '#lib/platform/address-values.ts';
import { focusAreaBySlug } from '#lib/policy/edition.ts';

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

const oneOf = <T extends string>(values: readonly T[], text: string | null, otherwise: T): T =>
	values.find((value) => value === text) ?? otherwise;

/** Reads the filter from an address. What it does not know it leaves out; it never fails. */
export function readFilter(search: URLSearchParams): ExploreFilter {
	const district = Number(search.get('district'));
	const area = search.get('area');
	const language = search.get('language');
	return {
		kind: oneOf(exploreKinds, search.get('kind'), 'all'),
		when: oneOf(exploreSpans, search.get('when'), 'any'),
		district: isDistrictNr(district) ? district : null,
		language: language && /^[a-z]{2,3}$/.test(language) ? language : null,
		area: focusAreaBySlug(area)?.slug ?? null,
		free: search.get('free') === '1',
		accessible: search.get('accessible') === '1',
		near: readPoint(search.get('near')),
		place: wordsIn(search.get('place')),
		text: wordsIn(search.get('q')),
	};
}

function readPoint(text: string | null): Point | null {
	const [lat, lng] = (text ?? '').split(',').map(Number);
	return lat && lng && lat > 55 && lat < 56.3 && lng > 11.8 && lng < 13 ? { lat, lng } : null;
}

/** The address of a filter: only what differs from the default, in one order, so equal filters share one address. */
export function filterPath(filter: ExploreFilter, base = '/explore'): string {
	const search = new URLSearchParams();
	if (filter.text) search.set('q', filter.text);
	if (filter.kind !== 'all') search.set('kind', filter.kind);
	if (filter.when !== 'any') search.set('when', filter.when);
	if (filter.district) search.set('district', String(filter.district));
	if (filter.language) search.set('language', filter.language);
	if (filter.area) search.set('area', filter.area);
	if (filter.free) search.set('free', '1');
	if (filter.accessible) search.set('accessible', '1');
	if (filter.near) search.set('near', `${filter.near.lat},${filter.near.lng}`);
	if (filter.place) search.set('place', filter.place);
	const query = search.toString();
	return query ? `${base}?${query}` : base;
}

export const isFiltered = (filter: ExploreFilter): boolean =>
	filterPath({ ...filter, kind: 'all' }).includes('?');
