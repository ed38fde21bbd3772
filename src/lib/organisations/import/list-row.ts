/** One row of a public list of organisations, as we list it: kind, place and district, or why it cannot be taken. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { districtName } from '#lib/geography/districts.ts';
import { checkPoint, districtAt } from '#lib/geography/locate.ts';
import { foldDanish, newSlug } from '#lib/i18n/slugs.ts';
import type { Reason } from '#lib/organisations/import/list.ts';
import type { ListedOrganisation } from '#lib/organisations/import/listed-queries.server.ts';
import { kindTable, organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';
import { listedRules } from '#lib/organisations/rules.ts';
import { readWebsite } from '#lib/organisations/website.ts';
import { cleanLine, visibleLetters } from '#lib/platform/text/text.ts';

/** The city's words for what stands where. What we cannot place among the sectors is `other`, never guessed as a business. */
const kinds = new Map<string, OrganisationKind>(
	organisationKinds.flatMap((kind) => kindTable[kind].cityWords.map((word) => [word, kind] as const)),
);

type RowReading = { organisation: ListedOrganisation; websiteDropped: boolean } | { reason: Reason };
type Cells = Readonly<Record<string, string>>;

const oneLine = (text = '') => cleanLine(text);
const degrees = (text = '') => (/^-?\d{1,3}([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null);
const refuse = (code: Reason['code'], detail = ''): RowReading => ({ reason: { code, detail } });

/** The same row gives the same key in every import, however its letters are cased. */
const keyOf = (...parts: string[]) =>
	createHash('sha256').update(parts.map(foldDanish).join('\n')).digest('base64url').slice(0, 27);

/** What the rules said no to, as what can be done about it. */
function reasonOf(issue: v.BaseIssue<unknown>, cells: Cells): RowReading {
	const field = v.getDotPath(issue) ?? '';
	const isLong = issue.type === 'max_length';
	if (field === 'name' && isLong) return refuse('name_long');
	if (field === 'name') return refuse(visibleLetters(oneLine(cells.name), 1) ? 'name_link' : 'name_missing');
	if (field === 'address' && isLong) return refuse('address_long');
	return refuse('unusable', field);
}

export function readRow(cells: Cells): RowReading {
	const type = oneLine(cells.type).toLowerCase();
	const kind = kinds.get(type);
	if (!kind) return type ? refuse('type_unknown', type.slice(0, 40)) : refuse('type_missing');
	const [lat, lng] = [degrees(cells.lat), degrees(cells.lon)];
	if (lat === null || lng === null) return refuse('coordinates');

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
	if (!read.success) {
		const [issue] = read.issues;
		if (v.getDotPath(issue) !== 'point') return reasonOf(issue, cells);
		return refuse(checkPoint({ lat, lng }) === 'swapped' ? 'place_swapped' : 'place_outside');
	}
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
