import { describe, expect, test } from 'vitest';
import { onPoster } from '#lib/events/parts/poster.ts';
import type { Programme } from '#lib/events/parts/readers.server.ts';
import type { ProgrammePart } from '#lib/events/parts/programme-queries.server.ts';

type Event = Parameters<typeof onPoster>[0];
const host = (id: number) => ({ id, name: `Partner ${id}` }) as Event['organiser'];
const event = (given: Partial<Event> = {}): Event => ({
	title: 'Kulturnat',
	description: 'Kom forbi.',
	placeName: 'Torvet',
	organiser: host(1),
	coOrganisers: [],
	...given,
});
/** So many parts on each day from 1 December on. */
const programme = (...days: number[]): Programme =>
	({
		rows: days.flatMap((parts, day) =>
			Array.from(
				{ length: parts },
				(_, nr) =>
					({
						title: `Del ${nr}`,
						state: 'published',
						startsAt: new Date(Date.UTC(2026, 11, 1 + day, 10, nr)),
						placeName: 'Torvet',
						organiser: host(1),
					}) as ProgrammePart,
			),
		),
		next: null,
		previous: null,
	}) as unknown as Programme;

describe('a poster', () => {
	test.each<[string, Partial<Event>, number[], [shown: number, more: number]]>([
		['has all where there is room', {}, [5, 4], [9, 0]],
		['has whole days, and says that there are more', {}, [8, 8], [8, 8]],
		['has none of a day that does not fit', {}, [40], [0, 40]],
		['has fewer under a long title', { title: 'Ord '.repeat(30).trim() }, [4, 4], [4, 4]],
		['has fewer above many names', { coOrganisers: [2, 3, 4, 5].map(host) }, [5, 4], [5, 4]],
	])('%s', (_, given, days, expected) => {
		const { parts, more } = onPoster(event(given), programme(...days));
		expect([parts.length, more]).toEqual(expected);
	});

	test('has the beginning of its words, cut between two, and fewer of them above a programme', () => {
		const long = event({ description: `${'Kom og vær med. '.repeat(40)}\n\nMere.` });
		expect(onPoster(long, null).text).toMatch(/(med\.|Kom|og|vær)…$/);
		expect(onPoster(long, null).text.length).toBeLessThanOrEqual(320);
		expect(onPoster(long, programme(1)).text.length).toBeLessThanOrEqual(160);
		expect(onPoster(event({ description: 'Kort.\n\nMere.' }), null).text).toBe('Kort.');
	});

	test('names five who hold it, and counts the others', () => {
		const { named, moreNamed } = onPoster(event({ coOrganisers: [2, 3, 4, 5, 6, 7].map(host) }), null);
		expect([named.map(({ id }) => id), moreNamed]).toEqual([[1, 2, 3, 4, 5], 2]);
	});
});
