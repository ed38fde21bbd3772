/**
 * The names people call parts of the city by, and the districts each lies in, from the City of Copenhagen's neighbourhoods
 * (kvarterer) and from the addresses it publishes with postcode and district (CC BY 4.0); `place-names.test.ts` holds this
 * against them. A postcode stands for each district that has a tenth of its addresses.
 */
import { districts, type DistrictNr } from '#lib/geography/districts.ts';
import { fold } from '#lib/platform/text/fold.ts';

type Names = readonly (readonly [nrs: readonly DistrictNr[], name: string, ...alsoCalled: string[]])[];

export const neighbourhoods: Names = [
	[[1], 'Middelalderbyen', 'Københavns centrum', 'Centrum'],
	[[1], 'Christianshavn'],
	[[1], 'Frederiksstaden'],
	[[1], 'Nyhavn'],
	[[1], 'Holmen'],
	[[1], 'Refshaleøen'],
	[[2], 'Nordhavn', 'Nordhavnen'],
	[[2], 'Klimakvarteret'],
	[[2], 'Svanemøllen'],
	[[3], 'Blågårdskvarteret', 'Indre Nørrebro'],
	[[3], 'Mimersgade', 'Ydre Nørrebro'],
	[[3], 'Haraldsgade'],
	[[3], 'Lundtoftegade'],
	[[4], 'Vesterbro'],
	[[4], 'Kongens Enghave'],
	[[4], 'Sydhavn', 'Sydhavnen'],
	[[4], 'Bavnehøj'],
	[[5], 'Vigerslev'],
	[[5], 'Ålholm'],
	[[6], 'Grøndals Park', 'Grøndal'],
	[[7], 'Brønshøj'],
	[[7], 'Husum'],
	[[7], 'Tingbjerg'],
	[[7], 'Bellahøj'],
	[[8], 'Nordvest'],
	[[8], 'Emdrup'],
	[[8], 'Utterslev'],
	[[8], 'Ryparken'],
	[[8], 'Lundehus'],
	[[9], 'Sundbyøster'],
	[[10], 'Sundbyvester'],
	[[10], 'Ørestad', 'Ørestaden'],
	[[10], 'Islands Brygge', 'Bryggen'],
	[[10], 'Urbanplanen'],
	[[9, 10], 'Amager'],
	[[9, 10], 'Amagerbro'],
	[[9, 10], 'Sundby'],
];

/** From, to, the districts, and what the post calls it. Between two streets of which only the ends are known: both districts. */
const postcodes: readonly (readonly [from: number, to: number, nrs: readonly DistrictNr[], name?: string])[] =
	[
		[1000, 1499, [1], 'København K'],
		[1500, 1799, [1, 4], 'København V'],
		[1500, 1610, [1]],
		[1620, 1699, [4]],
		[1704, 1704, [1]],
		[1711, 1799, [4]],
		[2100, 2100, [2], 'København Ø'],
		[2150, 2150, [2]],
		[2200, 2200, [3], 'København N'],
		[2300, 2300, [9, 10], 'København S'],
		[2400, 2400, [6, 8], 'København NV'],
		[2450, 2450, [4, 5], 'København SV'],
		[2500, 2500, [5]],
		[2700, 2700, [7]],
		[2720, 2720, [6]],
		[2860, 2860, [8]],
		[2900, 2900, [2]],
	];

/** The neighbours, whose events are not here. */
const municipalities = [
	'Frederiksberg',
	'Tårnby',
	'Hvidovre',
	'Rødovre',
	'Gladsaxe',
	'Gentofte',
	'Herlev',
	'Dragør',
];
const isFrederiksbergs = (postcode: number) => postcode >= 1800 && postcode <= 2000;

const named = new Map<string, readonly DistrictNr[]>([
	...neighbourhoods.flatMap(([nrs, ...names]) => names.map((name) => [fold(name), nrs] as const)),
	...postcodes.flatMap(([, , nrs, name]) => (name ? [[fold(name), nrs] as const] : [])),
	...districts.flatMap(({ name, slug, nr }) =>
		[name, slug, `${nr}`].map((text) => [fold(text).replaceAll('-', ' '), [nr]] as const),
	),
]);

/** What a field for places suggests; every one of them is understood. */
export const placeSuggestions: readonly string[] = [
	...districts.map(({ name }) => name),
	...neighbourhoods.map(([, name]) => name),
];

/** `2200 København N`, `DK-2200`, `København N`: what stands for the post alone. */
const postal = /^(?:dk )?(\d{4})(?: kobenhavn)?(?: (?:k|v|o|n|s|nv|sv))?$/;

export function districtsOfPostcode(postcode: number): readonly DistrictNr[] | undefined {
	return postcodes.findLast(([from, to]) => postcode >= from && postcode <= to)?.[2];
}

const plain = (text: string) =>
	fold(text)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/** The districts that a name or a postcode stands for; undefined when it names no part of the city. */
export function districtsNamed(text: string): readonly DistrictNr[] | undefined {
	const asked = plain(text);
	const [, postcode] = postal.exec(asked) ?? [];
	return postcode ? districtsOfPostcode(Number(postcode)) : named.get(asked);
}

/** The municipality next to Copenhagen that a name or a postcode stands for. */
export function neighbourNamed(text: string): string | undefined {
	const asked = plain(text).replace(/ (c|kommune)$/, '');
	const [, postcode] = /^(?:dk )?(\d{4})(?: frederiksberg)?$/.exec(asked) ?? [];
	if (postcode && isFrederiksbergs(Number(postcode))) return 'Frederiksberg';
	return municipalities.find((name) => plain(name) === asked);
}

/** Copenhagen itself: everywhere. */
export const isWholeCity = (text: string): boolean =>
	['kobenhavn', 'copenhagen', 'hele byen'].includes(plain(text));
