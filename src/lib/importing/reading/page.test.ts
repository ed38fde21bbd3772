import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonLdElement, eventLd } from '#lib/feeds/json-ld.ts';
import { scriptsOf } from '#lib/importing/reading/html-scripts.ts';
import { readFetched } from '#lib/importing/reading/source.ts';
import { mutated } from '../../../../tests/support/calendars/calendar-files.ts';
import { within } from '../../../../tests/support/work.ts';
import type { Span } from '#lib/importing/proposal.ts';

const span: Span = { now: new Date('2026-03-01T12:00:00Z'), until: new Date('2026-09-01T12:00:00Z') };
const address = 'https://hus.example/kalender';
const page = (...blocks: unknown[]) =>
	`<!doctype html><html><head><title>a < b</title>${blocks
		.map(
			(block) =>
				`<script type="application/ld+json">${typeof block === 'string' ? block : JSON.stringify(block).replaceAll('</', '<\\/')}</script>`,
		)
		.join('\n<p class=x>')}</head></html>`;
const read = (...blocks: unknown[]) => readFetched(Buffer.from(page(...blocks)), address, span);
const dinner = {
	'@context': 'https://schema.org',
	'@type': 'Event',
	name: 'Fællesspisning',
	startDate: '2026-04-01T18:00:00+02:00',
	endDate: '2026-04-01T20:00:00+02:00',
	location: 'Nørrebrohallen',
	url: 'https://hus.example/spis',
};
const one = (given: object) => {
	const { proposals, refused } = read({ ...dinner, ...given });
	expect(refused).toEqual([]);
	expect(proposals).toHaveLength(1);
	return proposals[0]!;
};
const minute = (date: Date) => date.toISOString().slice(0, 16);

describe('when it is', () => {
	test.each<[string, object, string, string, string[]]>([
		['with a distance', {}, '2026-04-01T16:00', '2026-04-01T18:00', []],
		[
			'in UTC',
			{ startDate: '2026-04-01T16:00:00.000Z', endDate: '2026-04-01T18:00Z' },
			'2026-04-01T16:00',
			'2026-04-01T18:00',
			[],
		],
		[
			'as our own wall time',
			{ startDate: '2026-04-01T18:00', endDate: '2026-04-01 20:00' },
			'2026-04-01T16:00',
			'2026-04-01T18:00',
			['floating'],
		],
		[
			'as a day',
			{ startDate: '2026-04-01', endDate: undefined },
			'2026-03-31T22:00',
			'2026-04-01T21:59',
			['all_day'],
		],
		[
			'to a last day that is part of it',
			{ startDate: '2026-04-01', endDate: '2026-04-03' },
			'2026-03-31T22:00',
			'2026-04-03T21:59',
			['all_day'],
		],
		['without an end', { endDate: undefined }, '2026-04-01T16:00', '2026-04-01T17:00', ['end_assumed']],
		['with a length', { endDate: undefined, duration: 'PT90M' }, '2026-04-01T16:00', '2026-04-01T17:30', []],
		[
			'over the change of clocks',
			{ startDate: '2026-03-28T23:00', endDate: '2026-03-29T05:00' },
			'2026-03-28T22:00',
			'2026-03-29T03:00',
			['floating'],
		],
	])('%s', (_, given, starts, ends, notes) => {
		const found = one(given);
		expect([minute(found.startsAt), minute(found.endsAt), found.notes]).toEqual([starts, ends, notes]);
	});

	test.each(['', 'snart', '2026-02-30', '2026-13-01T10:00', '2026-02-30T10:00+01:00', {}, 7, null])(
		'%j is no start, and said',
		(startDate) =>
			expect(read({ ...dinner, startDate }).refused).toMatchObject([
				{ title: 'Fællesspisning', refusal: 'no_start' },
			]),
	);

	test('by a schedule, but for its exceptions', () => {
		const { proposals } = read({
			...dinner,
			startDate: undefined,
			eventSchedule: {
				'@type': 'Schedule',
				// A Wednesday; the weekdays say Tuesday.
				startDate: '2026-04-01',
				endDate: '2026-05-05',
				repeatFrequency: 'P1W',
				byDay: 'https://schema.org/Tuesday',
				startTime: '18:00',
				endTime: '20:30:00',
				scheduleTimezone: 'Europe/Copenhagen',
				exceptDate: ['2026-04-14'],
			},
		});
		expect(proposals.map(({ startsAt, endsAt }) => [minute(startsAt), minute(endsAt)])).toEqual([
			['2026-04-07T16:00', '2026-04-07T18:30'],
			['2026-04-21T16:00', '2026-04-21T18:30'],
			['2026-04-28T16:00', '2026-04-28T18:30'],
			['2026-05-05T16:00', '2026-05-05T18:30'],
		]);
		expect(new Set(proposals.map(({ uid, recurrence }) => `${uid} ${recurrence}`)).size).toBe(4);
	});
});

describe('what it says', () => {
	test('texts are as people read them, whatever marks they were written in', () => {
		const { title, description, url, place } = one({
			name: 'Kaffe &amp; kage',
			description:
				'&lt;p&gt;Kom &amp;amp; spis p&aring; &#xD8;sterbro<script>alert(1)</script>&lt;/p&gt;<img src=x onerror=alert(1)>Farvel',
			image: { '@type': 'ImageObject', url: 'javascript:alert(1)' },
			url: '/spis?a=1&copy=2',
			location: {
				'@type': 'Place',
				name: 'Hallen',
				address: {
					'@type': 'PostalAddress',
					streetAddress: 'Bragesgade 5',
					postalCode: '2200',
					addressLocality: 'København N',
				},
			},
		});
		expect([title, place]).toEqual(['Kaffe & kage', 'Hallen, Bragesgade 5, 2200 København N']);
		expect(description).toBe('Kom & spis på Østerbro\nFarvel');
		expect(url).toBe('https://hus.example/spis?a=1&copy=2');
	});

	test.each<[string, object, number | null, string[]]>([
		['a price', { offers: { price: '75,00', priceCurrency: 'DKK' } }, 75, []],
		['the same price twice', { offers: [{ price: 50 }, { price: '50.00' }] }, 50, []],
		['free', { isAccessibleForFree: true }, 0, []],
		['several prices', { offers: [{ price: 0 }, { price: 100 }] }, null, ['prices']],
		['other money', { offers: { price: 10, priceCurrency: 'EUR' } }, null, []],
		['nothing', { offers: 'gratis' }, null, []],
	])('%s', (_, given, price, notes) => {
		const found = one(given);
		expect([found.priceKr, found.notes]).toEqual([price, notes]);
	});

	test.each<[string, unknown, string | null]>([
		['a text', 'Hallen', 'Hallen'],
		['online', { '@type': 'VirtualLocation', url: 'https://moede.example/1' }, 'https://moede.example/1'],
		[
			'both',
			[
				{ '@type': 'VirtualLocation', url: 'https://moede.example/1' },
				{ '@type': 'Place', name: 'Hallen' },
			],
			'Hallen',
		],
		[
			'an address as text',
			{ '@type': 'Place', name: 'Hallen', address: 'Bragesgade 5' },
			'Hallen, Bragesgade 5',
		],
		['nowhere', undefined, null],
	])('is at %s', (_, location, place) => expect(one({ location }).place).toBe(place));

	test('what is off is off; what is moved has its new time; what is postponed is looked at', () => {
		expect(one({ eventStatus: 'https://schema.org/EventCancelled' }).cancelled).toBe(true);
		expect(one({ eventStatus: 'EventRescheduled', previousStartDate: '2026-03-20' }).cancelled).toBe(false);
		expect(one({ eventStatus: { '@id': 'schema:EventPostponed' } }).notes).toEqual(['postponed']);
	});
});

describe('a page', () => {
	test('of several blocks, one of them broken, gives what the others say', () => {
		const { proposals, refused } = read(
			'{"@type": "Event", "name": ',
			dinner,
			// A line's end inside a text, and a comma too many.
			`{"@type":"schema:MusicEvent","name":"Kor\nog band","startDate":"2026-04-02T19:00","endDate":"2026-04-02T21:00",}`,
			{ '@type': 'BreadcrumbList', itemListElement: [] },
		);
		expect(proposals.map(({ title }) => title)).toEqual(['Fællesspisning', 'Kor og band']);
		expect(refused).toMatchObject([{ refusal: 'block_broken' }]);
	});

	test('tells of its events in graphs, lists, places and each other', () => {
		const at = (day: number, name: string) => ({
			'@type': ['Thing', 'TheaterEvent'],
			name,
			startDate: `2026-04-0${day}T18:00Z`,
			endDate: `2026-04-0${day}T19:00Z`,
		});
		const { proposals } = read({
			'@context': 'http://schema.org',
			'@graph': [
				{ '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: at(1, 'Den ene') }] },
				{ '@type': 'Place', '@id': '#hal', name: 'Hallen' },
				{ ...at(2, 'Den anden'), location: { '@id': '#hal' } },
				{
					'@type': 'EventSeries',
					name: 'Rækken',
					location: 'Salen',
					startDate: '2026-04-03',
					subEvent: [at(3, 'Tre'), at(4, 'Fire')],
				},
				{ '@type': 'Festival', name: 'Dagene', startDate: '2026-04-05', subEvent: at(6, 'Seks') },
				{ '@type': 'BroadcastEvent', name: 'Ikke her', startDate: '2026-04-07' },
			],
		});
		expect(proposals.map(({ title, place }) => [title, place])).toEqual([
			['Den ene', null],
			['Den anden', 'Hallen'],
			['Tre', 'Salen'],
			['Fire', 'Salen'],
			['Dagene', null],
			['Seks', null],
		]);
	});

	test('names what it has: by id or link, unless several share it, else by title, place and start', () => {
		const names = (...blocks: object[]) =>
			read(blocks).proposals.map(({ uid, recurrence }) => [uid, recurrence]);
		expect(names({ ...dinner, '@id': '#spis' })).toEqual([['https://hus.example/kalender#spis', '']]);
		expect(names(dinner)).toEqual([['https://hus.example/spis', '']]);
		// Every event links to the page: the link names none of them.
		const [first, second] = names(
			{ ...dinner, '@id': '#event' },
			{ ...dinner, '@id': '#event', name: 'Dans' },
		);
		expect(first![0]).not.toBe(second![0]);
		const later = { ...dinner, startDate: '2026-04-08T18:00+02:00', endDate: '2026-04-08T20:00+02:00' };
		expect(names(dinner, later).map(([, recurrence]) => recurrence)).toEqual([
			'2026-04-01T16:00:00.000Z',
			'2026-04-08T16:00:00.000Z',
		]);
		const bare = { ...dinner, url: undefined };
		expect(names(bare)).toEqual(names({ ...bare, description: 'Nyt' }));
		expect(names(bare, { ...bare, location: 'Salen' })).toHaveLength(2);
	});

	test('without data of events is said to be one; with none of them it is empty', () => {
		expect(readFetched(Buffer.from('<html>Hej</html>'), address, span).problem).toBe('no_events_on_page');
		expect(read({ '@type': 'WebSite', name: 'Hus' }).problem).toBe('empty');
		expect(readFetched(Buffer.from('Hej'), address, span).problem).toBe('not_calendar');
		expect(readFetched(Buffer.from(JSON.stringify([dinner])), address, span).proposals).toHaveLength(1);
	});

	test('of this site is read back as it was written', () => {
		const days = { startsAt: new Date('2026-03-31T22:00:00Z'), endsAt: new Date('2026-04-02T21:59:00Z') };
		const said = eventLd({
			...days,
			title: '</script> & "ven"',
			description: 'Kom forbi',
			language: 'da',
			url: address,
			state: 'scheduled',
			place: { name: 'Hallen', address: 'Bragesgade 5, 2200 København N', point: null },
			onlineUrl: null,
			organisers: [],
			priceKr: 40,
			languages: ['da'],
			keywords: [],
			seats: null,
			image: null,
			partOf: null,
			parts: [],
		});
		const { proposals } = readFetched(Buffer.from(`<body>${jsonLdElement(said)}`), address, span);
		expect(proposals).toMatchObject([
			{
				...days,
				title: '& "ven"',
				place: 'Hallen, Bragesgade 5, 2200 København N',
				priceKr: 40,
				notes: ['all_day'],
			},
		]);
	});
});

// As long as FUZZ_SECONDS says; else a few hundred, the same ones each time.
test('changed at random is read or refused', { timeout: 300_000 }, () => {
	const until = Date.now() + Number(process.env.FUZZ_SECONDS ?? 0) * 1000;
	const whole = Buffer.from(
		page(dinner, {
			'@graph': [
				{
					...dinner,
					'@id': '#a',
					offers: [{ price: '75' }],
					location: { '@id': '#hal' },
					subEvent: [dinner],
				},
				{ '@type': 'Place', '@id': '#hal', name: 'Hallen', address: { streetAddress: 'Bragesgade 5' } },
				{
					...dinner,
					eventSchedule: { startDate: '2026-04-01', repeatFrequency: 'P1W', byDay: ['MO', 'Friday'] },
				},
			],
		}),
	);
	let seed = 1;
	do {
		for (let turn = 0; turn < 300; turn++) {
			const bytes = mutated(whole, seed++);
			const { proposals } = within(500, () => readFetched(bytes, address, span));
			for (const { startsAt, endsAt } of proposals) expect(endsAt > startsAt).toBe(true);
		}
	} while (Date.now() < until);
});

describe('the scripts of a page', () => {
	const found = (html: string) => scriptsOf(html, 'application/ld+json', 10);
	test('are those that a browser finds', () => {
		expect(
			found(
				`<!-- <script type="application/ld+json">1</script> --><script>"<script type=application/ld+json>2"</script>
				<textarea><script type="application/ld+json">3</script></textarea><p data-a="<script type='application/ld+json'>4">
				<SCRIPT id=x TYPE='application/LD+JSON; charset=utf-8' async>5</x></SCRIPT ><style>a<b</style>
				<script type=application/ld+json>6</script><script type="text/json">7</script><script type="application/ld+json">8`,
			).map((text) => text.trim()),
		).toEqual(['5</x>', '6', '8']);
	});

	test('are found in whatever is written around them', () => {
		const noise = fc.array(
			fc.constantFrom('<', '>', '</', '<p', ' a="', "b='", '"', "'", '<!', '-->', '/', 'x', '<b>', '&', '\n'),
		);
		fc.assert(
			fc.property(noise, noise, (before, after) => {
				const text = `${before.join('')}${after.join('')}`;
				expect(found(`<script type="application/ld+json">1</script>${text}`)[0]).toBe('1');
			}),
		);
	});

	// Each sign is looked at a bounded number of times.
	test.each([
		'<',
		'<a b="',
		"<a b='",
		'<a>',
		'</b>',
		'<script></x',
		'<!--',
		'<script type="application/ld+json">',
		'<a b = ',
		'<p/ ',
	])('2 MB of %s do not keep it busy', (part) =>
		expect(within(2000, () => found(part.repeat(2_000_000 / part.length))).length).toBeLessThanOrEqual(10),
	);
});
