/** Any filter as a file: what is in it, how it is said, and that nothing in a text breaks it. */
import ICAL from 'ical.js';
import { xml2js, type Element } from 'xml-js';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { eventPage } from '#lib/events/readers.server.ts';
import { calendarEntry } from '#lib/events/structured.ts';
import { feedOf } from '#lib/explore/feeds/feeds.server.ts';
import {
	feedFormats,
	feedPath,
	mediaTypes,
	mostInFile,
	type FeedFormat,
} from '#lib/explore/feeds/formats.ts';
import { readFilter } from '#lib/explore/filter.ts';
import { calendarFile } from '#lib/feeds/ics.ts';
import { licence } from '#lib/feeds/licence.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makeEvent, organisation } from '../../../../tests/support/cast/events.ts';
import { test } from '../../../../tests/support/database.ts';

const now = new Date('2026-11-22T12:00:00Z');
beforeAll(() => setClock(now));
afterAll(() => setClock(null));

const origin = 'https://by.example';
const asked = { now, origin, sender: 'post@by.example' };
const feed = (db: Database, format: FeedFormat, query = '', locale: 'da' | 'en' = 'da') =>
	withLocale(locale, () => feedOf(db, readFilter(new URLSearchParams(query)), format, asked));
const text = async (...given: Parameters<typeof feed>) => (await feed(...given)).text();

const hostile = 'Q&A <b>]]></item></entry> "x"\u0001; 🎉, مرحبا';

async function city(db: Database) {
	const [house, school] = [await organisation(db, 'huset'), await organisation(db, 'skolen')];
	const place = { lat: 55.69, lng: 12.55, districtNr: 3 as const, address: 'Kapelvej 16' };
	const published = (day: number | string) => ({ publishedAt: new Date(`2026-11-${day}T10:00:00Z`) });
	const event = (given: Parameters<typeof makeEvent>[2]) => makeEvent(db, house.id, given);
	const soup = await event({ title: 'Suppe', ...place, ...published(10), description: 'Varm '.repeat(400) });
	await event({
		title: 'Kor',
		startsAt: new Date('2026-12-01T17:00:00Z'),
		...published(12),
		state: 'cancelled',
	});
	await event({ title: hostile, startsAt: new Date('2026-12-02T17:00:00Z'), ...published(11), priceKr: 20 });
	await event({ title: 'Forbi', startsAt: new Date('2026-11-01T17:00:00Z') });
	await event({ title: 'Kladde', state: 'draft' });
	await makeEvent(db, school.id, {
		title: 'Lektier',
		onlineUrl: 'https://moede.example/hemmelig',
		...published('09'),
	});
	await db
		.insertInto('opportunity')
		.values({
			slug: 'plads',
			organisationId: house.id,
			title: 'Elektrikerlærling',
			state: 'published',
			places: 2,
			contactEmail: 'job@eksempel.dk',
			deadlineOn: '2026-11-30',
			...published(13),
		})
		.execute();
	return { house, school, soup };
}

const summaries = (calendar: string) =>
	new ICAL.Component(ICAL.parse(calendar) as unknown[])
		.getAllSubcomponents('vevent')
		.map((event) => new ICAL.Event(event).summary);
const titles = async (db: Database, query: string) => summaries(await text(db, 'ics', query));

/** The texts of all elements of that name, as a reader gets them. */
function readXml(written: string, name: string): string[] {
	const inside = (element: Element): string[] => [
		...(element.name === name
			? [(element.elements ?? []).map((one) => String(one.text ?? one.cdata ?? '')).join('')]
			: []),
		...(element.elements ?? []).flatMap(inside),
	];
	return inside(xml2js(written) as Element);
}

describe('what fits a filter, as a file', () => {
	test('holds what the list holds: by district, partner, price, kind and words', async ({ db }) => {
		const { house, school } = await city(db);
		const lastDay = m.opportunity_calendar_title({ title: 'Elektrikerlærling' });
		// A calendar has no way to write it.
		const plain = hostile.replace('\u0001', '');
		for (const [query, expected] of [
			['', ['Lektier', 'Suppe', lastDay, 'Kor', plain]],
			['kind=events&district=noerrebro', ['Suppe']],
			[`partner=${school.slug}`, ['Lektier']],
			[`partner=${house.slug}&kind=events`, ['Suppe', 'Kor', plain]],
			['partner=nobody', []],
			['kind=apprenticeship', [lastDay]],
			['free=1&q=suppe', ['Suppe']],
		] as const) {
			expect((await titles(db, query)).toSorted(), query).toEqual([...expected].toSorted());
		}
	});

	test.for(feedFormats)(
		'%s: is open to any site, says its type and on what terms',
		async (format, { db }) => {
			await city(db);
			const { headers } = await feed(db, format);
			expect(Object.fromEntries(headers)).toMatchObject({
				'access-control-allow-origin': '*',
				'content-type': `${mediaTypes[format]}; charset=utf-8`,
				link: `<${licence.url}>; rel="license"`,
			});
			expect(headers.get('cache-control')).toBeNull();
		},
	);

	test.for(feedFormats)(
		'%s: links to the right host in the language of its address',
		async (format, { db }) => {
			await city(db);
			const danish = await text(db, format);
			const english = await text(db, format, '', 'en');
			const joined = (written: string) => written.replace(/\r\n[ \t]/g, '');
			expect(joined(danish)).toContain(`${origin}/begivenheder/`);
			expect(joined(danish)).not.toContain(`${origin}/en/`);
			expect(joined(english)).toContain(`${origin}/en/events/`);
			expect(joined(english)).not.toContain(`${origin}/begivenheder/`);
		},
	);

	test.for(feedFormats)(
		'%s: names neither drafts, what is over, nor where to meet online',
		async (format, { db }) => {
			await city(db);
			const written = await text(db, format);
			for (const hidden of ['Kladde', 'Forbi', 'moede.example']) expect(written).not.toContain(hidden);
		},
	);

	test.for(['rss', 'atom'] as const)(
		'%s: what was put up last comes first, and no text breaks it',
		async (format, { db }) => {
			await city(db);
			const written = await text(db, format);
			const item = format === 'rss' ? 'item' : 'entry';
			expect(written.match(new RegExp(`<${item}>`, 'g'))).toHaveLength(5);
			const [, ...found] = readXml(written, 'title');
			expect(found.map((title) => title.slice(0, 7))).toEqual([
				'Elektri',
				'Aflyst:',
				expect.stringMatching(/^Q&/),
				'Suppe',
				'Lektier',
			]);
			const said = hostile.replace('\u0001', ' ');
			const decoded = found[2]!
				.replace(/&lt;/g, '<')
				.replace(/&gt;/g, '>')
				.replace(/&quot;/g, '"')
				.replace(/&amp;/g, '&');
			expect(format === 'rss' ? found[2] : decoded).toBe(said);
		},
	);

	test('a long text is cut, and its page is named', async ({ db }) => {
		const { soup } = await city(db);
		const [event] = new ICAL.Component(
			ICAL.parse(await text(db, 'ics', 'q=suppe')) as unknown[],
		).getAllSubcomponents('vevent');
		const { description } = new ICAL.Event(event!);
		expect(description.length).toBeLessThan(600);
		expect(description).toContain(`${origin}/begivenheder/${soup.slug}`);
	});

	test.for([
		['what was last put right', { changedAt: new Date('2026-11-21T09:30:05Z') }, '2026-11-21T09:30:05Z'],
		['what was never put right', {}, '2026-11-20T08:00:00Z'],
		[
			'what was put off after that',
			{ changedAt: new Date('2026-11-19T09:00:00Z'), state: 'postponed' },
			'2026-11-20T08:00:00Z',
		],
	] as const)(
		'%s: a calendar reads its point, its last change and its link, from the feed and from its own file',
		async ([, given, changedAt], { db }) => {
			const { id } = await organisation(db, 'huset');
			const { slug } = await makeEvent(db, id, {
				...{ title: 'Suppe', startsAt: new Date('2026-12-01T17:00:00Z') },
				...{ lat: 55.69127, lng: 12.5534, districtNr: 3, address: 'Kapelvej 16' },
				stateChangedAt: new Date('2026-11-20T08:00:00Z'),
				...given,
			});
			const { event } = await eventPage(db, visitor, slug);
			const own = calendarFile(calendarEntry(event, origin), asked.sender);
			for (const [file, written] of Object.entries({ feed: await text(db, 'ics', 'q=suppe'), own })) {
				const [read] = new ICAL.Component(ICAL.parse(written) as unknown[]).getAllSubcomponents('vevent');
				const value = (name: string) => read!.getFirstPropertyValue(name);
				expect(value('geo'), file).toEqual([55.69127, 12.5534]);
				expect((value('last-modified') as ICAL.Time).toJSDate(), file).toEqual(new Date(changedAt));
				expect(value('url'), file).toBe(`${origin}/begivenheder/${slug}`);
			}
		},
	);

	test('GeoJSON: longitude first, and null where it is nowhere', async ({ db }) => {
		await city(db);
		const {
			features,
			licence: said,
			isCut,
		} = JSON.parse(await text(db, 'geojson')) as {
			features: { geometry: { coordinates: number[] } | null; properties: { title: string } }[];
			licence: string;
			isCut: boolean;
		};
		expect(said).toBe(licence.url);
		expect(isCut).toBe(false);
		expect(features.find(({ properties }) => properties.title === 'Suppe')?.geometry?.coordinates).toEqual([
			12.55, 55.69,
		]);
		expect(features.find(({ properties }) => properties.title === 'Lektier')?.geometry).toBeNull();
	});

	test('a file that would be endless is cut at the soonest, and says so', async ({ db }) => {
		const { id } = await organisation(db, 'travlt');
		const base = Date.parse('2026-12-01T10:00:00Z');
		await db
			.insertInto('event')
			.values(
				Array.from({ length: mostInFile + 3 }, (_, index) => ({
					slug: `gang-${index}`,
					organisationId: id,
					title: `Gang ${index}`,
					startsAt: new Date(base + index * 3_600_000),
					endsAt: new Date(base + (index + 1) * 3_600_000),
					state: 'published' as const,
					publishedAt: now,
				})),
			)
			.execute();
		const written = await text(db, 'ics');
		expect(summaries(written)).toHaveLength(mostInFile);
		expect(written.replace(/\r\n[ \t]/g, '')).toContain(`De første ${mostInFile} er med`);
		expect(await text(db, 'geojson')).toContain('"isCut":true');
	});

	test('the addresses are those of the filter', () => {
		const filter = readFilter(new URLSearchParams('district=noerrebro&sort=distance&partner=huset'));
		expect(feedPath(filter, 'ics')).toBe('/explore/feed.ics?district=noerrebro&partner=huset');
	});
});
