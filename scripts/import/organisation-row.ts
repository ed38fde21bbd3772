/** One row of a public list of organisations, as we list it: kind, place and district, or why it cannot be taken. */
import { createHash } from 'node:crypto';
import { districtName } from '#lib/geography/districts.ts';
import { checkPoint, districtAt } from '#lib/geography/locate.ts';
import { foldDanish, newSlug } from '#lib/i18n/slugs.ts';
import type { ListedOrganisation } from '#lib/organisations/import-queries.server.ts';
import { kindTable, organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';
import { readWebsite } from '#lib/organisations/website.ts';
import { cleanLine } from '#lib/platform/text.ts';

/** The city's words for what stands where. What we cannot place among the sectors is `other`, never guessed as a business. */
const kinds = new Map<string, OrganisationKind>(
	organisationKinds.flatMap((kind) => kindTable[kind].cityWords.map((word) => [word, kind] as const)),
);

export const columns = ['name', 'type', 'lat', 'lon'] as const;
export const aliases: Record<string, string> = {
	navn: 'name',
	kategori: 'type',
	adresse: 'address',
	postcode: 'postnr',
	postnummer: 'postnr',
	city: 'by',
	lng: 'lon',
	longitude: 'lon',
	latitude: 'lat',
	hjemmeside: 'website',
};

export type RowReading = { organisation: ListedOrganisation; websiteDropped: boolean } | { problem: string };

const oneLine = (text = '') => cleanLine(text);
const degrees = (text = '') => (/^-?\d{1,3}([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null);

/** The same row gives the same key in every import, however its letters are cased. */
const keyOf = (...parts: string[]) =>
	createHash('sha256').update(parts.map(foldDanish).join('\n')).digest('base64url').slice(0, 27);

export function readRow(cells: Record<string, string>): RowReading {
	const name = oneLine(cells.name);
	const type = oneLine(cells.type).toLowerCase();
	const address = oneLine(cells.address);
	if (/[\uFFFD\u0000]/.test(Object.values(cells).join('')))
		return { problem: 'it has letters that cannot be read' };
	if (name.length < 2) return { problem: 'the name is missing' };
	if (name.length > 160) return { problem: `the name has ${name.length} letters, at most 160 fit` };
	if (address.length > 200) return { problem: `the address has ${address.length} letters, at most 200 fit` };
	const kind = kinds.get(type);
	if (!kind)
		return { problem: type ? `the type "${type.slice(0, 40)}" is not known` : 'the type is missing' };

	const [lat, lng] = [degrees(cells.lat), degrees(cells.lon)];
	if (lat === null || lng === null) return { problem: 'the coordinates are missing or no numbers' };
	const check = checkPoint({ lat, lng });
	if (check === 'swapped') return { problem: 'latitude and longitude have changed places' };
	if (check === 'outside') return { problem: `the point ${lat}, ${lng} is not in or near Copenhagen` };

	const districtNr = districtAt({ lat, lng });
	const typedWebsite = oneLine(cells.website);
	const website = readWebsite(typedWebsite);
	const quarter = oneLine(cells.kvarter) || (districtNr && districtName(districtNr)) || oneLine(cells.by);
	return {
		websiteDropped: typedWebsite !== '' && website === null,
		organisation: {
			sourceKey: keyOf(name, type, address),
			slug: newSlug(name),
			kind,
			name,
			website,
			// Half of the city's rows name no street: then the quarter says where.
			address: address || quarter || 'København',
			postcode: /^\d{4}$/.test(oneLine(cells.postnr)) ? oneLine(cells.postnr) : null,
			city: oneLine(cells.by).slice(0, 80) || null,
			lat,
			lng,
			districtNr,
		},
	};
}
