import type { Place } from '#lib/listings/listing.ts';
import { addressProvider } from '#lib/geography/addresses/addresses.server.ts';
import { districtAt } from '#lib/geography/locate.ts';
import type { Point } from '#lib/geography/point.ts';
import type { PlaceInput } from '#lib/listings/place-rules.ts';
import { fullAddress } from '#lib/organisations/organisation.ts';
import { findSite } from '#lib/organisations/readers.server.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { Refused } from '#lib/platform/errors.ts';

const nowhere: Place = {
	siteId: null,
	placeName: null,
	address: null,
	lat: null,
	lng: null,
	districtNr: null,
};
const short = (text: string) =>
	text
		.toLocaleLowerCase('da')
		.replace(/[\s,]+/g, ' ')
		.trim();

/**
 * Finds a typed address's point where one was not given; null when no known address says the same. Asked before
 * the transaction, because it may ask another server.
 */
export async function pointOf(db: Database, { where, address, point }: PlaceInput): Promise<Point | null> {
	if (where !== 'other' || point || !address) return point;
	const { ADDRESS_TOKEN: token, ADDRESS_URL: baseUrl } = env();
	const [first] = await addressProvider(db, { token, baseUrl }).suggest(address.split(',')[0] ?? address, 1);
	return first && short(address).startsWith(short(first.text)) ? { lat: first.lat, lng: first.lng } : null;
}

/** The place's columns. @throws Refused `listing_site_gone` when the site is not the organisation's */
export async function resolvePlace(
	trx: Transaction,
	organisationId: number,
	place: PlaceInput,
): Promise<Place> {
	if (place.where === 'online') return nowhere;
	if (place.where === 'site') {
		const site = await findSite(trx, organisationId, place.site ?? 0);
		if (!site) throw new Refused('listing_site_gone', 'site');
		const { id: siteId, lat, lng, districtNr } = site;
		return { siteId, placeName: site.label || null, address: fullAddress(site), lat, lng, districtNr };
	}
	const { placeName, address, point } = place;
	return { ...nowhere, placeName, address, ...point, districtNr: point && districtAt(point) };
}
