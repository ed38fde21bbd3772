import type { DistrictNr } from '#lib/geography/districts.ts';
import { organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';
import { district } from '#lib/geography/district-field.ts';
import { addressFilter, flag, named, oneOf, view, words } from '#lib/platform/addresses/address-filter.ts';

export interface WallQuery {
	kind: OrganisationKind | null;
	district: DistrictNr | null;
	text: string;
	withdrawn: boolean;
}

const filter = addressFilter<WallQuery>({
	kind: oneOf(organisationKinds),
	district,
	text: named('q', words(80)),
	withdrawn: view(named('show', flag('withdrawn'))),
});

export const { read: readQuery, isFiltered, cleared } = filter;

export const wallPath = (query: WallQuery, after?: string | null): string =>
	filter.path('/pledge', query, { after });
