/** What a citizen can ask for in `Oplev`. The address is the filter: back, share and bookmark work. */
import type { Point } from '#lib/geography/point.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { focusAreaBySlug } from '#lib/policy/edition.ts';
import { district } from '#lib/geography/district-field.ts';
import { opportunityKinds, type OpportunityKind } from '#lib/opportunities/opportunity.ts';
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

/** Everything, events, opportunities of every kind, or those of one. */
export const exploreKinds = ['all', 'events', 'opportunities', ...opportunityKinds] as const;
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

const oneKind = choice(exploreKinds, 'all');
/** An address that was shared when `apprenticeships` was the name still finds them. */
const kind: AddressField<ExploreKind> = {
	...oneKind,
	read: (text) => oneKind.read(text === 'apprenticeships' ? 'apprenticeship' : text),
};

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
	kind: view(kind),
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

export const takesEvents = ({ kind: asked }: ExploreFilter): boolean => asked === 'all' || asked === 'events';

/** An opportunity has neither a price nor a room; among everything, those questions are about events. */
export const takesOpportunities = (filter: ExploreFilter): boolean =>
	filter.kind === 'all' ? !filter.free && !filter.accessible : filter.kind !== 'events';

/** The one kind of opportunity that is asked for, else null. */
export const opportunityKindOf = ({ kind: asked }: ExploreFilter): OpportunityKind | null =>
	opportunityKinds.find((one) => one === asked) ?? null;
