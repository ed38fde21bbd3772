import { districtNrs, districtOf, findDistrict, type DistrictNr } from '#lib/geography/districts.ts';
import type { AddressField } from '#lib/platform/addresses/address-filter.ts';

/** A district in an address, by its slug: `district=noerrebro`. Older addresses have its number, which is still read. */
export const district: AddressField<DistrictNr | null> = {
	read: (text) => findDistrict(text ?? '')?.nr ?? null,
	write: (nr) => (nr === null ? '' : districtOf(nr).slug),
};

/** Several: `district=amager-oest,amager-vest`, each once and in their order. */
export const severalDistricts: AddressField<readonly DistrictNr[]> = {
	read: (text) => {
		const named = (text ?? '')
			.slice(0, 300)
			.split(',')
			.map((one) => findDistrict(one)?.nr);
		return districtNrs.filter((nr) => named.includes(nr));
	},
	write: (nrs) => nrs.map((nr) => districtOf(nr).slug).join(','),
};
