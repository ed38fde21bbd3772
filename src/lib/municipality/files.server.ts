/** Partners as files for spreadsheets and map programs. Public contacts only. Pure text. */
import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import type { PartnerRow } from '#lib/municipality/queries.server.ts';
import { csv } from '#lib/platform/lists/csv.server.ts';

const district = (nr: number | null) => (isDistrictNr(nr) ? districtName(nr) : '');

/** Dates are ISO 8601. */
export const partnersCsv = (partners: readonly PartnerRow[]): string =>
	csv(partners, {
		name: ({ name }) => name,
		kind: ({ kind }) => kind,
		cvr: ({ cvr }) => cvr,
		address: ({ address }) => address,
		postcode: ({ postcode }) => postcode,
		district: ({ districtNr }) => district(districtNr),
		latitude: ({ lat }) => lat,
		longitude: ({ lng }) => lng,
		website: ({ website }) => website,
		public_email: ({ publicEmail }) => publicEmail,
		public_phone: ({ publicPhone }) => publicPhone,
		pledge_signed: ({ signedAt }) => signedAt,
		commitments: ({ commitments }) => commitments,
		behind: ({ behind }) => behind,
		kept: ({ kept }) => kept,
		reported_done: ({ reportedDone }) => reportedDone,
		last_confirmed: ({ lastConfirmedAt }) => lastConfirmedAt,
	});

/** GeoJSON (RFC 7946, WGS84); partners without a place are left out. */
export function partnersGeoJson(partners: readonly PartnerRow[], pageOf: (slug: string) => string): string {
	const features = partners
		.filter(({ lat, lng }) => lat !== null && lng !== null)
		.map((partner) => ({
			type: 'Feature',
			geometry: { type: 'Point', coordinates: [partner.lng, partner.lat] },
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
		}));
	return JSON.stringify({ type: 'FeatureCollection', features });
}
