/** The part of the city that somebody asks about, as it stands in the address. */
import { severalDistricts } from '#lib/geography/district-field.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { districtsNamed } from '#lib/geography/place-names.ts';
import { addressFilter, named, words } from '#lib/platform/addresses/address-filter.ts';

interface Asked {
	districts: readonly DistrictNr[];
	/** Typed: a postcode, a neighbourhood or a district. */
	where: string;
}
const filter = addressFilter<Asked>({ districts: named('district', severalDistricts), where: words() });

/** A page of the guide with the part of the city in it. */
export const nearPath = (page: string, districts: readonly DistrictNr[]): string =>
	filter.path(page, { districts });

/** What is typed goes before what was chosen: the districts that it names, or the place that nobody knows. */
export function readNear(params: URLSearchParams): {
	districts: readonly DistrictNr[];
	/** By their slugs from now on. */
	named: boolean;
	unknown: string;
} {
	const { districts, where } = filter.read(params);
	const meant = where ? districtsNamed(where) : undefined;
	return { districts: meant ?? districts, named: meant !== undefined, unknown: meant ? '' : where };
}
