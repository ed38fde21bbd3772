/** What a citizen can ask for in `Oplev`. The address is the filter: back, share and bookmark work. */
import type { Point } from '#lib/geography/point.ts';
import { reaches, rounded } from '#lib/explore/reach.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { boxText, readBox, type Box } from '#lib/geography/view.ts';
import { goalsAt } from '#lib/policy/edition.ts';
import { dayIn } from '#lib/platform/addresses/address-values.ts';
import { severalDistricts } from '#lib/geography/district-field.ts';
import { categories, type Category } from '#lib/listings/listing.ts';
import { opportunityKinds, type OpportunityKind } from '#lib/opportunities/opportunity.ts';
import {
	addressFilter,
	choice,
	flag,
	known,
	named,
	oneOf,
	slug,
	view,
	words,
	type AddressField,
} from '#lib/platform/addresses/address-filter.ts';

/** Everything, events, opportunities of every kind, offers to citizens, or opportunities of one kind. */
export const exploreKinds = ['all', 'events', 'opportunities', 'benefits', ...opportunityKinds] as const;
export type ExploreKind = (typeof exploreKinds)[number];

export const exploreSpans = ['now', 'tonight', 'today', 'week', 'weekend', 'month', 'any'] as const;
export type ExploreSpan = (typeof exploreSpans)[number];

export interface ExploreFilter {
	kind: ExploreKind;
	when: ExploreSpan;
	/** One day, which goes before `when`. */
	day: string | null;
	/** Any of these; none is the whole city. */
	districts: readonly DistrictNr[];
	language: string | null;
	category: Category | null;
	/** A focus area or one of its goals, by its slug. */
	area: string | null;
	/** Who holds it, alone or with others, by the slug of its page. */
	partner: string | null;
	free: boolean;
	accessible: boolean;
	/** No further from here than `km`. */
	near: Point | null;
	km: NearKm;
	/** What the person wrote for `near`, shown again. */
	place: string;
	text: string;
	/** What stands in one place of the map, as pressed there. */
	at: Box | null;
	/** By time, or by how far from `near`. */
	sort: ExploreSort;
}

export const exploreSorts = ['time', 'distance'] as const;
export type ExploreSort = (typeof exploreSorts)[number];

/** How far "near" reaches, in kilometres: from a walk to across the city. */
export const nearKms = [1, 2, 3, 5, 10] as const;
export type NearKm = (typeof nearKms)[number];
/** Cycling distance. */
export const usualKm: NearKm = 3;

/** Whoever looks for something reads no further than this; where there is more, "over" is said. */
export const mostCounted = 1000;

const oneKind = choice(exploreKinds, 'all');
/** An address that was shared when `apprenticeships` was the name still finds them. */
const kind: AddressField<ExploreKind> = {
	...oneKind,
	read: (text) => oneKind.read(text === 'apprenticeships' ? 'apprenticeship' : text),
};

/** `55.69,12.55`. */
const here: AddressField<Point | null> = {
	read: (text) => {
		const [lat = NaN, lng = NaN] = (text ?? '').split(',').map(Number);
		return reaches({ lat, lng }) ? { lat: rounded(lat), lng: rounded(lng) } : null;
	},
	write: (point) => (point ? `${rounded(point.lat)},${rounded(point.lng)}` : ''),
};

const howNear: AddressField<NearKm> = {
	read: (text) => nearKms.find((km) => String(km) === text) ?? usualKm,
	write: String,
};

const filter = addressFilter<ExploreFilter>({
	text: named('q', words()),
	kind: view(kind),
	when: choice(exploreSpans, 'any'),
	day: { read: (text) => dayIn(text) ?? null, write: (day) => day ?? '' },
	districts: named('district', severalDistricts),
	language: known((text): text is string => /^[a-z]{2,3}$/.test(text ?? '')),
	category: oneOf(categories),
	area: known((text): text is string => goalsAt(text ?? '').length > 0),
	partner: slug,
	free: flag(),
	accessible: flag(),
	near: here,
	km: view(howNear),
	place: words(),
	at: { read: readBox, write: (box) => (box ? boxText(box) : '') },
	sort: view(choice(exploreSorts, 'time')),
});

export const {
	read: readFilter,
	all: nothingAsked,
	isFiltered,
	cleared,
	parameters: filterParameters,
} = filter;

/** How far is not said where nothing is near. */
export const filterPath = ({ km = usualKm, ...asked }: Partial<ExploreFilter>, base = '/explore'): string =>
	filter.path(base, { ...asked, km: asked.near ? km : usualKm });

/** The filter as the names and values of a form's hidden fields. */
export const filterFields = (asked: Partial<ExploreFilter>): [name: string, value: string][] => [
	...new URLSearchParams(filterPath(asked).split('?')[1]),
];

export const takesEvents = ({ kind: asked }: ExploreFilter): boolean => asked === 'all' || asked === 'events';

/** An opportunity has neither an hour, a price nor a room; among everything, those questions are about events. */
export const takesOpportunities = (filter: ExploreFilter): boolean =>
	filter.kind === 'all'
		? !filter.free && !filter.accessible && !isHour(filter)
		: filter.kind !== 'events' && filter.kind !== 'benefits';

/** An offer lasts, and says neither a language nor what it is about: among everything, those questions and the time are about the others. */
export const takesBenefits = ({ kind: asked, when, day, accessible, ...about }: ExploreFilter): boolean =>
	asked === 'all'
		? when === 'any' && !day && !accessible && !about.language && !about.category && !about.area
		: asked === 'benefits';

const isHour = ({ when, day }: ExploreFilter): boolean => !day && (when === 'now' || when === 'tonight');

/** How far things are is told, and can be sorted by, where a point is given. */
export const sortsByDistance = ({ near, sort }: ExploreFilter): boolean =>
	near !== null && sort === 'distance';

/** The one kind of opportunity that is asked for, else null. */
export const opportunityKindOf = ({ kind: asked }: ExploreFilter): OpportunityKind | null =>
	opportunityKinds.find((one) => one === asked) ?? null;
