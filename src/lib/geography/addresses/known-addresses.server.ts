/** Suggests the addresses that public organisations already stand at: free, offline, and spelled as the city does. */
import { sql } from 'kysely';
import { maxSuggestions, minSearchLength, type AddressProvider } from '#lib/geography/addresses/addresses.ts';
import { isDistrictNr } from '#lib/geography/districts.ts';
import type { Reader } from '#lib/platform/database/database.server.ts';

/** The words of a search with the street first ("16 Kapelvej" is "Kapelvej 16"), which the index is sorted by. */
export function searchWords(text: string): string[] {
	const words = text.split(/[\s,]+/).filter(Boolean);
	const street = words.findIndex((word) => /^\p{L}/u.test(word));
	return street > 0 ? [...words.slice(street), ...words.slice(0, street)] : words;
}

const escaped = (word: string) => word.replace(/[\\%_]/g, '\\$&');

export function knownAddresses(db: Reader): AddressProvider {
	return {
		async suggest(text, limit) {
			const [first, ...others] = searchWords(text.slice(0, 100)).map(escaped);
			if (!first || text.trim().length < minSearchLength) return [];
			let query = db
				.selectFrom('site')
				.innerJoin('organisation', 'organisation.id', 'site.organisationId')
				.select(['address', 'postcode', 'city', 'lat', 'lng', 'districtNr'])
				.distinctOn('foldedAddress')
				.where('organisation.state', 'in', ['approved', 'listed'])
				.where('foldedAddress', 'like', sql<string>`fold(${`${first}%`})`);
			for (const word of others) {
				query = query.where('foldedAddress', 'like', sql<string>`fold(${`% ${word}%`})`);
			}
			const rows = await query
				.orderBy('foldedAddress')
				.orderBy('site.id')
				.limit(Math.min(limit, maxSuggestions))
				.execute();
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
