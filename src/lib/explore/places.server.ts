import type { ExploreFilter } from '#lib/explore/filter.ts';
import { knownAddresses } from '#lib/geography/readers.server.ts';
import { districtsNamed } from '#lib/geography/place-names.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

type Meant = Pick<ExploreFilter, 'district' | 'near' | 'place'> & Partial<Pick<ExploreFilter, 'text'>>;

/**
 * What a person means by a place: a district, a point to be near, or words to look for, as a name that covers two districts
 * and a word that is no place are found among the things' own words.
 */
export async function findPlace(
	db: Database,
	text: string,
	/** What is looked for already, and stays. */
	looked = '',
): Promise<Meant | 'frederiksberg' | 'unknown'> {
	const nrs = districtsNamed(text);
	if (nrs?.length === 0) return 'frederiksberg';
	if (nrs?.length === 1) return { district: nrs[0]!, near: null, place: '' };
	const words = { district: null, near: null, place: '', text: `${looked} ${nrs ? 'Amager' : text}`.trim() };
	if (nrs) return words;
	const [address] = await knownAddresses(db).suggest(text, 1);
	if (address) return { district: null, near: { lat: address.lat, lng: address.lng }, place: address.text };
	return /\p{N}/u.test(text) || !/\p{L}/u.test(text) ? 'unknown' : words;
}
