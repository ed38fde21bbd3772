import type { Place } from '#lib/listings/listing.ts';
import { addressProvider } from '#lib/geography/addresses/addresses.server.ts';
import { streetAt } from '#lib/geography/addresses/known-streets.ts';
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

/** The point of a typed address; null when none that is known says the same, or it is in another part of the country. */
async function pointOf(db: Database, address: string): Promise<Point | null> {
	const { ADDRESS_TOKEN: token, ADDRESS_URL: baseUrl } = env();
	const [line = address, ...town] = address.split(',');
	const [first] = await addressProvider(db, { token, baseUrl }).suggest(line, 1);
	const isElsewhere = first?.onStreet && /\b[3-9]\d{3}\b/.test(town.join());
	if (!first || isElsewhere || !short(address).startsWith(short(first.text))) return null;
	return { lat: first.lat, lng: first.lng };
}

/**
 * With the pin that its address has, and the street that its pin stands at: either is enough. Asked before the
 * transaction, because it may ask another server.
 * @throws Refused `listing_place_unnamed` where no street is known at the pin
 */
export async function placed<Input extends PlaceInput>(db: Database, input: Input): Promise<Input> {
	const { where, address, point, placeName } = input;
	if (where !== 'other') return input;
	if (!point) return { ...input, point: address === null ? null : await pointOf(db, address) };
	if (address !== null || placeName !== null) return input;
	const street = streetAt(point);
	if (street === null) throw new Refused('listing_place_unnamed', 'address');
	return { ...input, address: street };
}

/** The place's columns. @throws Refused `listing_site_gone` when the site is not the organisation's */
export async function resolvePlace(
	trx: Transaction,
	organisationId: number,
	place: PlaceInput,
): Promise<Place> {
	if (place.where === 'site') {
		const site = await findSite(trx, organisationId, place.site ?? 0);
		if (!site) throw new Refused('listing_site_gone', 'site');
		const { id: siteId, lat, lng, districtNr } = site;
		return { siteId, placeName: site.label || null, address: fullAddress(site), lat, lng, districtNr };
	}
	if (place.where !== 'other') return nowhere;
	const { placeName, address, point } = place;
	return { ...nowhere, placeName, address, ...point, districtNr: point && districtAt(point) };
}
