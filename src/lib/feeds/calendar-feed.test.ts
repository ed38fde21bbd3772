/** A calendar that we write is read back equal by another program, wherever the server stands and whatever the clocks do. */
import ICAL from 'ical.js';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { calendarFeed, calendarFile, type CalendarEntry } from '#lib/feeds/ics.ts';

const about = {
	name: 'Bland dig i byen: Nørrebro; gratis, for alle',
	description: 'Alt det kommende er med.\nLicens: CC BY 4.0',
	url: 'https://by.example/oplev?district=noerrebro',
	source: 'https://by.example/oplev/feed.ics?district=noerrebro',
	language: 'da',
};
const sender = 'post@by.example';

const entryFor = (id: number, when: CalendarEntry['when']): CalendarEntry => ({
	uid: `event-${id}@by.example`,
	sequence: id,
	title: 'Fællesspisning; mad, kaffe\\te',
	organiser: 'Huset "For Alle", ^nord^ ApS',
	description: 'Kom forbi.\nTag en ven med, eller to; 🎉 سلام',
	url: `https://by.example/begivenheder/mad-${id}`,
	location: 'Kapelvej 16, Nørrebro',
	point: { lat: 55.69, lng: 12.55 },
	categories: ['Mad', 'Leg, spil; hygge'],
	status: id % 3 === 0 ? 'cancelled' : id % 3 === 1 ? 'confirmed' : 'tentative',
	when,
	createdAt: new Date('2026-11-01T10:00:00Z'),
	changedAt: new Date('2026-11-20T10:00:00Z'),
});

/** As the other program understands it. */
function readBack(text: string): CalendarEntry[] {
	const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
	return calendar.getAllSubcomponents('vevent').map((component) => {
		const event = new ICAL.Event(component);
		const value = (name: string) => component.getFirstPropertyValue(name) as unknown;
		const moment = (name: string) => (value(name) as ICAL.Time).toJSDate();
		const [lat = NaN, lng = NaN] = value('geo') as unknown as number[];
		const allDay = event.startDate.isDate;
		const description = event.description;
		const url = String(value('url'));
		return {
			uid: event.uid,
			sequence: event.sequence as number,
			title: event.summary,
			organiser: (component.getFirstProperty('organizer')!.getParameter('cn') as string).replaceAll('’', '"'),
			description: description.slice(0, description.lastIndexOf('\n\n')),
			url,
			location: event.location,
			point: { lat, lng },
			categories: component.getFirstProperty('categories')!.getValues() as string[],
			status: String(value('status')).toLowerCase() as CalendarEntry['status'],
			when: allDay
				? { day: event.startDate.toString() }
				: { start: event.startDate.toJSDate(), end: event.endDate.toJSDate() },
			createdAt: moment('created'),
			changedAt: moment('last-modified'),
		};
	});
}

const own = process.env.TZ;
afterEach(() => {
	if (own === undefined) delete process.env.TZ;
	else process.env.TZ = own;
});

const hour = 3_600_000;
/** Through both nights on which Copenhagen's clocks change, a quarter at a time. */
const nights = ['2026-10-24T22:00:00Z', '2027-03-27T22:00:00Z'].flatMap((evening) =>
	Array.from({ length: 24 }, (_, quarter) => new Date(Date.parse(evening) + (quarter * hour) / 4)),
);
const zones = ['Europe/Copenhagen', 'UTC', 'America/St_Johns', 'Pacific/Kiritimati', 'Asia/Kathmandu'];

describe('a calendar to subscribe to', () => {
	test.each(zones)('written in %s, is read back equal through both changes of the clocks', (zone) => {
		process.env.TZ = zone;
		const entries = nights.flatMap((start, id) => [
			entryFor(id, { start, end: new Date(start.getTime() + 2 * hour) }),
			entryFor(1000 + id, { day: start.toISOString().slice(0, 10) }),
		]);
		expect(readBack(calendarFeed(entries, about, sender))).toEqual(entries);
	});

	test('any texts come back as they were', () => {
		const text = fc
			.string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
			.map((given) => given.replace(/\p{C}/gu, '').trim())
			.filter(Boolean);
		fc.assert(
			fc.property(fc.array(fc.record({ title: text, location: text, description: text })), (texts) => {
				const entries = texts.map((words, id) => ({ ...entryFor(id, { day: '2026-12-01' }), ...words }));
				const read = readBack(calendarFeed(entries, about, sender));
				expect(read.map(({ title, location, description }) => ({ title, location, description }))).toEqual(
					texts,
				);
			}),
			{ numRuns: 50 },
		);
	});

	test('an entry has the id and the revision of its own file, so that nobody has it twice', () => {
		const entry = entryFor(4, {
			start: new Date('2026-12-01T17:00:00Z'),
			end: new Date('2026-12-01T19:00:00Z'),
		});
		expect(readBack(calendarFeed([entry], about, sender))).toEqual(readBack(calendarFile(entry, sender)));
	});

	test('says what it is, where it is from and when to ask again', () => {
		const calendar = new ICAL.Component(ICAL.parse(calendarFeed([], about, sender)) as unknown[]);
		// The other program does not know that these are text.
		const said = (value: string) => value.replaceAll('\\n', '\n').replace(/\\(.)/g, '$1');
		const lines = Object.fromEntries(
			calendar.getAllProperties().map((property) => [property.name, said(String(property.getFirstValue()))]),
		);
		expect(lines).toMatchObject({
			method: 'PUBLISH',
			name: about.name,
			'x-wr-calname': about.name,
			'x-wr-caldesc': about.description,
			url: about.url,
			source: about.source,
			'refresh-interval': 'PT1H',
		});
	});
});
