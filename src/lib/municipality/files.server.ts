/** Partners as files for spreadsheets and map programs. Public contacts only. Pure text. */
import { featureCollection } from '#lib/feeds/geo-json.ts';
import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import type { PartnerRow } from '#lib/municipality/queries.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { sectorName } from '#lib/policy/kinds.ts';
import { shownAddress } from '#lib/platform/addresses/shown-host.ts';
import { csv } from '#lib/platform/lists/csv.server.ts';

const district = (nr: number | null) => (isDistrictNr(nr) ? districtName(nr) : '');

/** In the page's words. */
export const partnersCsv = (partners: readonly PartnerRow[]): string =>
	csv(partners, {
		[m.municipality_partner()]: ({ name }) => name,
		[m.municipality_kind()]: ({ kind }) => sectorName(kind),
		[m.org_cvr()]: ({ cvr }) => cvr,
		[m.municipality_file_address()]: ({ address }) => address,
		[m.municipality_file_postcode()]: ({ postcode }) => postcode,
		[m.municipality_district()]: ({ districtNr }) => district(districtNr),
		[m.municipality_file_latitude()]: ({ lat }) => lat,
		[m.municipality_file_longitude()]: ({ lng }) => lng,
		[m.org_website()]: ({ website }) => website && shownAddress(website),
		[m.org_public_email()]: ({ publicEmail }) => publicEmail,
		[m.org_public_phone()]: ({ publicPhone }) => publicPhone,
		[m.municipality_signed()]: ({ signedAt }) => signedAt,
		[m.municipality_commitments()]: ({ commitments }) => commitments,
		[m.municipality_behind()]: ({ behind }) => behind,
		[m.municipality_file_kept()]: ({ kept }) => kept,
		[m.municipality_file_reported_done()]: ({ reportedDone }) => reportedDone,
		[m.municipality_confirmed()]: ({ lastConfirmedAt }) => lastConfirmedAt,
	});

/** GeoJSON (RFC 7946, WGS84) for programs, so its names are the same in every language; partners without a place are left out. */
export function partnersGeoJson(partners: readonly PartnerRow[], pageOf: (slug: string) => string): string {
	const placed = partners.flatMap((partner) =>
		partner.lat === null || partner.lng === null
			? []
			: [{ partner, point: { lat: partner.lat, lng: partner.lng } }],
	);
	return featureCollection(
		placed.map(({ partner, point }) => ({
			point,
			properties: {
				name: partner.name,
				kind: partner.kind,
				district: district(partner.districtNr) || null,
				address: partner.address,
				commitments: partner.commitments,
				behind: partner.behind,
				kept: partner.kept,
				reportedDone: partner.reportedDone,
				pledgeSigned: partner.signedAt && copenhagenDate(partner.signedAt),
				url: pageOf(partner.slug),
			},
		})),
	);
}
