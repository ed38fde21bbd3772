/** What the page of where to act next shows; the address says it. */
import { addressFilter, choice, oneOf, view } from '#lib/platform/addresses/address-filter.ts';
import { organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';

/** What the map can show, of each district. */
export const layers = [
	'commitments',
	'partners',
	'events',
	'opportunities',
	'benefits',
	'marked',
	'neighbourhoods',
] as const;
export type Layer = (typeof layers)[number];

export interface CoverageFilter {
	/** Only promises that somebody of this sector stands behind. */
	kind: OrganisationKind | null;
	layer: Layer;
}

const filter = addressFilter<CoverageFilter>({
	kind: oneOf(organisationKinds),
	layer: view(choice(layers, 'commitments')),
});

export const { read: readCoverageFilter } = filter;

/** In code form. */
export const coveragePath = (asked: Partial<CoverageFilter>): string =>
	filter.path('/municipality/coverage', asked);
export const coverageFilePath = ({ kind }: Pick<CoverageFilter, 'kind'>): string =>
	filter.path('/municipality/coverage.csv', { kind });
export const coverageMapPath = ({ kind }: Pick<CoverageFilter, 'kind'>): string =>
	filter.path('/municipality/coverage.geojson', { kind });
