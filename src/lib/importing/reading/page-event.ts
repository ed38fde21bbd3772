/** One event of a page as the lines of a calendar's event. */
import {
	described,
	isNode,
	linkOf,
	listOf,
	textOf,
	typesOf,
	valuesOf,
	type Named,
	type Node,
} from '#lib/importing/reading/linked-data.ts';
import {
	dayAfter,
	isDay,
	momentLine,
	readPrice,
	textLine,
	type Line,
} from '#lib/importing/reading/said-fields.ts';
import { scheduleLines } from '#lib/importing/reading/schedules.ts';
import { plainText } from '#lib/importing/reading/plain-text.ts';
import type { Note } from '#lib/importing/proposal.ts';
import { cleanLine } from '#lib/platform/text/text.ts';

export interface EventNode {
	node: Node;
	/** The event that it is a part of. */
	whole: Node | null;
	/** What is described elsewhere on the page. */
	named: Named;
}

export interface SaidEvent {
	/** What it may be known by at the next reading, the best first. */
	names: string[];
	title: string;
	place: string;
	lines: Line[];
	priceKr: number | null;
	notes: Note[];
}

/** @returns one for each schedule it has */
export function linesOfEvent({ node, whole, named }: EventNode, address: string): SaidEvent[] {
	const says = (name: string) => textOf(node, name) || (whole ? textOf(whole, name) : '');
	const title = cleanLine(plainText(textOf(node, 'name')));
	const place = placeOf(node, named) || (whole ? placeOf(whole, named) : '');
	const link = absolute(linkOf(node, 'url'), address);
	const status = textOf(node, 'eventStatus') || linkOf(node, 'eventStatus');
	const price = priceOf(node, named);
	const words: Line[] = [
		...textLine('summary', title),
		...textLine('description', says('description')),
		...textLine('location', place),
		...textLine('url', link),
		...textLine('status', /Cancell?ed$/i.test(status) ? 'CANCELLED' : ''),
	];
	const base = {
		names: [absolute(textOf(node, '@id'), address), link].filter(Boolean),
		title,
		place,
		priceKr: price.kr,
		notes: [
			...(/Postponed$/i.test(status) ? ['postponed' as const] : []),
			...(price.differs ? ['prices' as const] : []),
		],
	};
	const schedules = valuesOf(node, 'eventSchedule')
		.map((one) => described(one, named))
		.filter(isNode)
		.flatMap((one) => {
			const lines = scheduleLines(one, says('startDate'));
			return lines ? [lines] : [];
		});
	const times = schedules.length > 0 ? schedules.slice(0, 20) : [timesOf(node, says)];
	return times.map((lines) => ({ ...base, lines: [...words, ...lines] }));
}

function timesOf(node: Node, says: (name: string) => string): Line[] {
	const start = momentLine('dtstart', says('startDate'));
	const end = momentLine('dtend', textOf(node, 'endDate') || (start ? '' : says('endDate')));
	const lasts = textOf(node, 'duration');
	// The last day of an event is part of it; of a calendar's it is not.
	const ends = end && isDay(end) && isDay(start) ? dayAfter(end) : end && isDay(end) ? null : end;
	return [
		...(start ? [start] : []),
		...(ends ? [ends] : lasts ? [['duration', {}, 'duration', lasts] as Line] : []),
	];
}

function absolute(link: string, address: string): string {
	if (!link) return '';
	const url = URL.parse(link, address);
	return url && /^https?:$/.test(url.protocol) ? url.href : '';
}

/** Where it is for those who come by themselves, before where it is online. */
function placeOf(node: Node, named: Named): string {
	const places = valuesOf(node, 'location').map((value) => described(value, named));
	const said = places.map((place) => (isNode(place) ? placeWords(place, named) : asText(place)));
	const isOnline = (index: number) => {
		const place = places[index];
		return isNode(place) && typesOf(place).includes('VirtualLocation');
	};
	return said.find((text, index) => text && !isOnline(index)) ?? said.find(Boolean) ?? '';
}

const asText = (value: unknown) => (typeof value === 'string' ? cleanLine(plainText(value)) : '');

function placeWords(place: Node, named: Named): string {
	if (typesOf(place).includes('VirtualLocation')) return linkOf(place, 'url') || textOf(place, 'name');
	const name = asText(textOf(place, 'name'));
	const [value] = valuesOf(place, 'address').map((one) => described(one, named));
	const address = isNode(value) ? addressWords(value) : asText(value);
	return name && address && !address.startsWith(name) ? `${name}, ${address}` : address || name;
}

function addressWords(address: Node): string {
	const part = (name: string) => asText(textOf(address, name));
	const town = [part('postalCode'), part('addressLocality')].filter(Boolean).join(' ');
	return [part('streetAddress'), town].filter(Boolean).join(', ');
}

/** In crowns; none where it is said in other money, and told where one price is not enough. */
function priceOf(node: Node, named: Named): { kr: number | null; differs: boolean } {
	const prices = new Set<number>();
	for (const value of valuesOf(node, 'offers').flatMap((one) => listOf(described(one, named)))) {
		if (!isNode(value)) continue;
		if (!/^(DKK)?$/i.test(textOf(value, 'priceCurrency'))) continue;
		for (const name of ['price', 'lowPrice', 'highPrice']) {
			const kr = readPrice(textOf(value, name));
			if (kr !== null) prices.add(kr);
		}
	}
	const [first] = prices;
	if (prices.size > 1) return { kr: null, differs: true };
	const [free] = valuesOf(node, 'isAccessibleForFree');
	if (first === undefined && /^true$/i.test(String(free))) return { kr: 0, differs: false };
	return { kr: first ?? null, differs: false };
}
