/** A proposal as an event of this site: where it is, what it says, and which of it a person has changed here since. */
import { createHash } from 'node:crypto';
import type { Imported } from '#lib/events/writing/imported.server.ts';
import type { CityEvent } from '#lib/events/event.ts';
import type { Proposal } from '#lib/importing/proposal.ts';
import { parts, type Part } from '#lib/importing/source.ts';
import type { PlaceInput } from '#lib/listings/place-rules.ts';
import { readWebAddress } from '#lib/platform/addresses/web-address.ts';

type Site = { id: number; label: string; address: string };

const folded = (text: string) =>
	text
		.toLocaleLowerCase('da')
		.replace(/[\s,.]+/g, ' ')
		.trim();

/** Their own place where it is named, an address where there is a number in it, a link where it is one; else a name only. */
export function placeOf(
	place: string | null,
	sites: readonly Site[],
): PlaceInput & { onlineUrl: string | null } {
	const nowhere = {
		where: 'other',
		site: null,
		placeName: null,
		address: null,
		point: null,
		onlineUrl: null,
	} as const;
	if (place === null) return nowhere;
	const onlineUrl = /^https:\/\/\S+$/.test(place) ? readWebAddress(place, ['https']) : null;
	if (onlineUrl) return { ...nowhere, where: 'online', onlineUrl };
	const words = folded(place);
	const site = sites.find(
		({ label, address }) => words === folded(label) || (address !== '' && words.includes(folded(address))),
	);
	if (site) return { ...nowhere, where: 'site', site: site.id };
	return /\p{L}{2}/u.test(place) && /\d/.test(place)
		? { ...nowhere, address: place }
		: { ...nowhere, placeName: place };
}

/** Its own page stands at the end of its text. */
export function wordsOf({ description, url }: Pick<Proposal, 'description' | 'url'>): string {
	if (!url || description.includes(url)) return description;
	const text = `${description}\n\n${url}`.trim();
	return text.length <= 8000 ? text : description;
}

/** What an event cannot go out without. */
export const lacking = ['description', 'place'] as const;
export type Lacking = (typeof lacking)[number];

export function lackingIn(
	event: Pick<CityEvent, 'description' | 'address' | 'onlineUrl' | 'lat'>,
): Lacking[] {
	return [
		...(event.description.length < 10 ? ['description' as const] : []),
		...(event.address === null && event.lat === null && event.onlineUrl === null ? ['place' as const] : []),
	];
}

export const digest = (value: unknown): string =>
	createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 24);

/** Of each part, a sign of what it says, in the order of `parts`. */
export const signsOf = (event: Imported): string[] => [
	digest(event.title),
	digest(event.description),
	digest([event.startsAt, event.endsAt]),
	digest([event.siteId, event.placeName, event.address, event.onlineUrl]),
	digest(event.priceKr),
];

/** Parts that are no longer as they were written from the source, and of which it says something else. */
export function keptOf(event: Imported, said: Imported, written: readonly string[] | null): Part[] {
	const [here, there] = [signsOf(event), signsOf(said)];
	return parts.filter((_, index) => here[index] !== written?.[index] && here[index] !== there[index]);
}

const columnsOfPart: Record<Part, readonly (keyof Imported)[]> = {
	title: ['title'],
	description: ['description'],
	time: ['startsAt', 'endsAt'],
	place: ['siteId', 'placeName', 'address', 'lat', 'lng', 'districtNr', 'onlineUrl'],
	price: ['priceKr'],
};

/** What of it may be written where these parts are a person's. */
export function without(imported: Imported, kept: readonly Part[]): Partial<Imported> {
	const closed = kept.flatMap((part) => columnsOfPart[part]);
	return Object.fromEntries(
		Object.entries(imported).filter(([name]) => !closed.some((column) => column === name)),
	) as Partial<Imported>;
}

export const importedOf = (event: CityEvent): Imported => ({
	title: event.title,
	description: event.description,
	startsAt: event.startsAt,
	endsAt: event.endsAt,
	onlineUrl: event.onlineUrl,
	siteId: event.siteId,
	placeName: event.placeName,
	address: event.address,
	lat: event.lat,
	lng: event.lng,
	districtNr: event.districtNr,
	priceKr: event.priceKr,
});
