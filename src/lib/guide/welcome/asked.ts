/** The part of the city that somebody asks about, as it stands in the address. */
import { district } from '#lib/geography/district-field.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { addressFilter } from '#lib/platform/addresses/address-filter.ts';

interface NearAsked {
	district: DistrictNr | null;
}
const filter = addressFilter<NearAsked>({ district });
export const { read: readNear } = filter;
