/** Partners as files for spreadsheets and map programs. Public contacts only. Pure text. */
import { stringify } from 'csv-stringify/sync';
import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import type { PartnerRow } from '#lib/municipality/queries.server.ts';

const day = (moment: Date | null) => moment?.toISOString().slice(0, 10) ?? '';
const district = (nr: number | null) => (isDistrictNr(nr) ? districtName(nr) : '');

/** A spreadsheet runs a cell that begins like a formula; an apostrophe makes it text. */
const asText = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** UTF-8 with a mark and semicolons, as Danish spreadsheets expect. Dates are ISO 8601. */
export function partnersCsv(partners: readonly PartnerRow[]): string {
	const records = partners.map((partner) => ({
		name: asText(partner.name),
		kind: partner.kind,
		cvr: partner.cvr ?? '',
		address: asText(partner.address ?? ''),
		postcode: partner.postcode ?? '',
		district: district(partner.districtNr),
		latitude: partner.lat ?? '',
		longitude: partner.lng ?? '',
		website: asText(partner.website ?? ''),
		public_email: asText(partner.publicEmail ?? ''),
		public_phone: asText(partner.publicPhone ?? ''),
		pledge_signed: day(partner.signedAt),
		commitments: partner.commitments,
		behind: partner.behind,
		last_confirmed: day(partner.lastConfirmedAt),
	}));
	const columns = [
		'name',
		'kind',
		'cvr',
		'address',
		'postcode',
		'district',
		'latitude',
		'longitude',
		'website',
		'public_email',
		'public_phone',
		'pledge_signed',
		'commitments',
		'behind',
		'last_confirmed',
	];
	return stringify(records, {
		header: true,
		columns,
		delimiter: ';',
		bom: true,
		record_delimiter: 'windows',
	});
}

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
				pledgeSigned: day(partner.signedAt) || null,
				url: pageOf(partner.slug),
			},
		}));
	return JSON.stringify({ type: 'FeatureCollection', features });
}
