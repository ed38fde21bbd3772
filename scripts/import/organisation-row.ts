/** One row of a public list of organisations, as we list it: kind, place and district, or why it cannot be taken. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { districtName } from '#lib/geography/districts.ts';
import { districtAt } from '#lib/geography/locate.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { foldDanish, newSlug } from '#lib/i18n/slugs.ts';
import type { ListedOrganisation } from '#lib/organisations/import-queries.server.ts';
import { kindTable, organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';
import { listedRules } from '#lib/organisations/rules.ts';
import { readWebsite } from '#lib/organisations/website.ts';
import { cleanLine } from '#lib/platform/text/text.ts';

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

/** `name: The text is too long. There is room for 160 characters` */
const problemOf = (issue: v.BaseIssue<unknown>) => `${v.getDotPath(issue) ?? 'the row'}: ${issue.message}`;

/** In English, as all that is said to operators. */
export const readRow = (cells: Record<string, string>): RowReading =>
	withLocale('en', () => readCells(cells));

function readCells(cells: Record<string, string>): RowReading {
	const type = oneLine(cells.type).toLowerCase();
	const kind = kinds.get(type);
	if (!kind)
		return { problem: type ? `the type "${type.slice(0, 40)}" is not known` : 'the type is missing' };
	const [lat, lng] = [degrees(cells.lat), degrees(cells.lon)];
	if (lat === null || lng === null) return { problem: 'the coordinates are missing or no numbers' };

	const districtNr = districtAt({ lat, lng });
	const typedWebsite = oneLine(cells.website);
	const typedAddress = oneLine(cells.address);
	const postcode = oneLine(cells.postnr);
	const quarter = oneLine(cells.kvarter) || (districtNr && districtName(districtNr)) || oneLine(cells.by);
	const read = v.safeParse(listedRules, {
		name: cells.name,
		kind,
		// What is not the main thing and cannot be read is left out, and keeps no organisation away.
		website: readWebsite(typedWebsite),
		// Half of the city's rows name no street: then the quarter says where.
		address: typedAddress || quarter || 'København',
		postcode: /^\d{4}$/.test(postcode) ? postcode : null,
		city: oneLine(cells.by).slice(0, 80),
		point: { lat, lng },
	});
	if (!read.success) return { problem: problemOf(read.issues[0]) };
	const { point, ...organisation } = read.output;
	return {
		websiteDropped: typedWebsite !== '' && organisation.website === null,
		organisation: {
			...organisation,
			...point,
			sourceKey: keyOf(organisation.name, type, typedAddress),
			slug: newSlug(organisation.name),
			districtNr,
		},
	};
}
