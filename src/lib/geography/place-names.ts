/**
 * The names people call parts of the city by, and the district each lies in. A postcode is not a district: it stands for the one
 * that most of it lies in. Two districts where a name covers both, none in Frederiksberg, which is another municipality.
 */
import { districts, type DistrictNr } from '#lib/geography/districts.ts';

const neighbourhoods: readonly (readonly [names: readonly string[], nrs: readonly DistrictNr[]])[] = [
	[['City', 'København K', 'Christianshavn', 'Nyhavn', 'Holmen', 'Refshaleøen'], [1]],
	[['København Ø', 'Nordhavn', '2100', '2150'], [2]],
	[['København N', 'Mjølnerparken', 'Blågårds Plads', 'Nørrebros Runddel', '2200'], [3]],
	[['Vesterbro', 'Kongens Enghave', 'Sydhavn', 'Sydhavnen', 'København V', 'København SV', '2450'], [4]],
	[['Vigerslev', '2500'], [5]],
	[['Flintholm', '2720'], [6]],
	[['Brønshøj', 'Husum', 'Tingbjerg', '2700'], [7]],
	[['Nordvest', 'København NV', 'Emdrup', 'Utterslev', '2400'], [8]],
	[['Sundbyøster', 'Amagerbro'], [9]],
	[['Ørestad', 'Islands Brygge', 'Urbanplanen', 'Sundbyvester'], [10]],
	[
		['Amager', 'København S', 'Sundby', '2300'],
		[9, 10],
	],
	[['Frederiksberg', 'Frederiksberg C', '2000'], []],
];

/** Names as a Danish keyboard, an English one and none at all would type them: ø as oe and as o, å as aa and as a. */
const folded = (text: string) =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.replaceAll('æ', 'ae')
		.replaceAll('ø', 'o')
		.replace(/\p{M}/gu, '')
		.replace(/oe+/g, 'o')
		.replace(/a{2,}/g, 'a')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

const known = new Map<string, readonly DistrictNr[]>([
	...neighbourhoods.flatMap(([names, nrs]) => names.map((name) => [folded(name), nrs] as const)),
	...districts.flatMap(({ name, slug, nr }) =>
		[name, slug, `${nr}`].map((text) => [folded(text), [nr]] as const),
	),
]);

/** What a field for places suggests; every one of them is understood. */
export const placeSuggestions: readonly string[] = [
	...districts.map(({ name }) => name),
	...neighbourhoods.filter(([, nrs]) => nrs.length > 0).flatMap(([names]) => names),
];

const inner = /^1[0-4]\d\d$/;
const west = /^1[5-7]\d\d$/;
const frederiksberg = /^1[89]\d\d$/;

/** The districts a name or a postcode stands for: none in Frederiksberg; undefined when it is no place known by name. */
export function districtsNamed(text: string): readonly DistrictNr[] | undefined {
	const asked = folded(text);
	if (inner.test(asked)) return [1];
	if (west.test(asked)) return [4];
	if (frederiksberg.test(asked)) return [];
	return known.get(asked);
}
