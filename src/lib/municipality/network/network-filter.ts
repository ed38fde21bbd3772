/** What of the network is looked at; the address says it. */
import { district } from '#lib/geography/district-field.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { addressFilter, oneOf, type AddressField } from '#lib/platform/addresses/address-filter.ts';
import { countIn } from '#lib/platform/addresses/address-values.ts';
import { organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';

/** So many years are kept, the present one included. */
export const yearsKept = 6;
export const yearOf = (now: Date): number => Number(copenhagenDate(now).slice(0, 4));

/** The newest first. */
export const yearsUntil = (now: Date): number[] =>
	Array.from({ length: yearsKept }, (_, back) => yearOf(now) - back);

export interface NetworkFilter {
	/** Null is the present one. */
	year: number | null;
	/** Ties that a partner of this sector has an end of. */
	kind: OrganisationKind | null;
	/** Ties that a partner with a place in the district has an end of. */
	district: DistrictNr | null;
}

const year: AddressField<number | null> = {
	read: (text) => {
		const said = text === null ? undefined : countIn(text);
		return said !== undefined && said >= 2000 && said < 2200 ? said : null;
	},
	write: (value) => (value === null ? '' : String(value)),
};

const filter = addressFilter<NetworkFilter>({ year, kind: oneOf(organisationKinds), district });

export const { read: readNetworkFilter, query: networkQuery, isFiltered: isNetworkFiltered } = filter;
