/** Suggests the addresses that public organisations already stand at: free, offline, and spelled as the city does. */
import { maxSuggestions, minSearchLength, type AddressProvider } from '#lib/geography/addresses/addresses.ts';
import { findSites } from '#lib/geography/known-address-queries.server.ts';
import { isDistrictNr } from '#lib/geography/districts.ts';
import type { Reader } from '#lib/platform/database/database.server.ts';

/** The words of a search with the street first ("16 Kapelvej" is "Kapelvej 16"), which the index is sorted by. */
export function searchWords(text: string): string[] {
	const words = text.split(/[\s,]+/).filter(Boolean);
	const street = words.findIndex((word) => /^\p{L}/u.test(word));
	return street > 0 ? [...words.slice(street), ...words.slice(0, street)] : words;
}

export function knownAddresses(db: Reader): AddressProvider {
	return {
		async suggest(text, limit) {
			const [first, ...others] = searchWords(text.slice(0, 100));
			if (!first || text.trim().length < minSearchLength) return [];
			const rows = await findSites(db, first, others, Math.min(limit, maxSuggestions));
			return rows.map(({ address, postcode, city, lat, lng, districtNr }) => ({
				text: address,
				postcode: postcode ?? '',
				city: city ?? '',
				lat,
				lng,
				district: isDistrictNr(districtNr) ? districtNr : null,
			}));
		},
	};
}
