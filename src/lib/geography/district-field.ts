import { districtOf, findDistrict, type DistrictNr } from '#lib/geography/districts.ts';
import type { AddressField } from '#lib/platform/addresses/address-filter.ts';

/** A district in an address, by its slug: `district=noerrebro`. Older addresses have its number, which is still read. */
export const district: AddressField<DistrictNr | null> = {
	read: (text) => findDistrict(text ?? '')?.nr ?? null,
	write: (nr) => (nr === null ? '' : districtOf(nr).slug),
};
