import { describe, expect, test } from 'vitest';
import { calendarFile, type CalendarEntry } from '#lib/feeds/ics.ts';
import { eventLd, jobLd, jsonLdElement, organisationLd, type LdEvent } from '#lib/feeds/json-ld.ts';
import { readEvent } from '../../../tests/support/calendars/calendar.ts';
import { qrPath } from '#lib/feeds/qr.server.ts';

const entry: CalendarEntry = {
	uid: 'event-12@blanddigibyen.example',
	sequence: 3,
	title: 'Prøv en læreplads; elektriker, for en aften',
	organiser: 'Nordlys El A/S',
	description: 'Kom forbi.\nTag en ven med.',
	url: 'https://blanddigibyen.example/begivenheder/proev-k3v9x',
	location: 'Rentemestervej 62',
	point: { lat: 55.7105, lng: 12.5301 },
	categories: ['Job og uddannelse', 'Mad; kaffe, te'],
	status: 'confirmed',
	when: { start: new Date('2026-11-24T17:30:00Z'), end: new Date('2026-11-24T20:00:00Z') },
	createdAt: new Date('2026-11-01T10:00:00Z'),
	changedAt: new Date('2026-11-20T10:00:00Z'),
};

const file = (given: CalendarEntry) => calendarFile(given, 'post@blanddigibyen.example');
const lines = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n');

describe('calendar file', () => {
	test('has a stable id, a revision and the hour in UTC', () => {
		const text = lines(file(entry));
		expect(text).toContain('UID:event-12@blanddigibyen.example');
		expect(text).toContain('SEQUENCE:3');
		expect(text).toContain('DTSTART:20261124T173000Z');
		expect(text).toContain('DTEND:20261124T200000Z');
		expect(text).toContain('DTSTAMP:20261120T100000Z');
		expect(text).toContain('STATUS:CONFIRMED');
		expect(text).toContain('METHOD:PUBLISH');
		expect(text).toContain('CATEGORIES:Job og uddannelse,Mad\\; kaffe\\, te');
		expect(text).toContain('SUMMARY:Prøv en læreplads\\; elektriker\\, for en aften');
	});
	test('says the same twice', () => {
		expect(file(entry)).toBe(file(entry));
	});
	// RFC 5546, 3.2.1 and 3.2.5: without these Outlook, Apple and Google pass a file over.
	test.for([
		['confirmed', 'PUBLISH', 'CONFIRMED'],
		['tentative', 'PUBLISH', 'TENTATIVE'],
		['cancelled', 'CANCEL', 'CANCELLED'],
	] as const)('%s: has all that its method asks for', ([status, method, said]) => {
		const read = readEvent(file({ ...entry, status, sequence: 4 }));
		expect(read.method).toBe(method);
		const values = Object.fromEntries(Object.entries(read.event).map(([name, { value }]) => [name, value]));
		expect(values).toMatchObject({
			UID: entry.uid,
			SEQUENCE: '4',
			STATUS: said,
			DTSTAMP: '20261120T100000Z',
			DTSTART: '20261124T173000Z',
			ORGANIZER: 'mailto:post@blanddigibyen.example',
			SUMMARY: entry.title,
		});
		expect(read.event.ORGANIZER?.params.CN).toBe('Nordlys El A/S');
	});
	test.for(['Bo "den glade"; Aps', 'x\r\nATTENDEE:mailto:a@b.example', 'a,b:c;d'])(
		'an organiser called %s stays one property',
		(organiser) => {
			const { event } = readEvent(file({ ...entry, organiser }));
			expect(Object.keys(event)).not.toContain('ATTENDEE');
			expect(event.ORGANIZER?.value).toBe('mailto:post@blanddigibyen.example');
		},
	);
	test('a deadline is a whole day, the day it is', () => {
		const text = lines(file({ ...entry, when: { day: '2026-12-01' } }));
		expect(text).toContain('DTSTART;VALUE=DATE:20261201');
	});
	// Midnight to the last minute in Copenhagen, also over the change of clocks.
	test.for([
		['2026-11-30T23:00:00Z', '2026-12-01T22:59:00Z', '20261201', '20261202'],
		['2026-10-23T22:00:00Z', '2026-10-25T22:59:00Z', '20261024', '20261026'],
	] as const)('whole days from %s are days', ([start, end, first, after]) => {
		const text = lines(file({ ...entry, when: { start: new Date(start), end: new Date(end) } }));
		expect(text).toContain(`DTSTART;VALUE=DATE:${first}`);
		expect(text).toContain(`DTEND;VALUE=DATE:${after}`);
	});
	test('a title cannot smuggle in lines of its own', () => {
		const text = lines(file({ ...entry, title: 'x\r\nATTENDEE:mailto:a@b.example' }));
		expect(text.some((line) => line.startsWith('ATTENDEE'))).toBe(false);
	});
});

describe('a place for search engines', () => {
	test.each([
		['Rentemestervej 62, 2400 København NV', 'Rentemestervej 62', '2400', 'København NV'],
		['Rentemestervej 62, 2. tv., 2400 København NV', 'Rentemestervej 62, 2. tv.', '2400', 'København NV'],
		['Frederiksberg Allé 1 1820 Frederiksberg C', 'Frederiksberg Allé 1', '1820', 'Frederiksberg C'],
		['Fælledparken', 'Fælledparken', undefined, 'København'],
		['Vej 2400', 'Vej 2400', undefined, 'København'],
		[null, undefined, undefined, 'København'],
	])('%s', (address, streetAddress, postalCode, addressLocality) => {
		const { location } = organisationLd({
			name: 'Nordlys',
			url: entry.url,
			description: '',
			website: null,
			place: { name: null, address, point: null },
		}) as unknown as { location: { name: string; address: object } };
		expect(location.address).toEqual({
			'@type': 'PostalAddress',
			...(streetAddress && { streetAddress }),
			...(postalCode && { postalCode }),
			addressLocality,
			addressCountry: 'DK',
		});
		expect(location.name).toBe(address ?? 'København');
	});
});

const event: LdEvent = {
	title: '</script><script>alert(1)</script> 🎉 مرحبا',
	description: 'Kom forbi & hils på',
	language: 'da',
	url: entry.url,
	startsAt: new Date('2026-11-24T17:30:00Z'),
	endsAt: new Date('2026-11-24T20:00:00Z'),
	state: 'scheduled',
	place: { name: null, address: 'Rentemestervej 62', point: { lat: 55.7105, lng: 12.5301 } },
	onlineUrl: null,
	organisers: [{ name: 'Nordlys El A/S', url: 'https://blanddigibyen.example/partnere/nordlys' }],
	priceKr: 0,
	languages: ['da', 'en'],
	keywords: ['Mad', 'Samvær'],
	seats: { capacity: 20, left: 8 },
	image: null,
	partOf: null,
	parts: [],
};

describe('data for search engines', () => {
	test('nothing in a text can end the script element', () => {
		const element = jsonLdElement(eventLd(event));
		expect(element.match(/<\/?script/g)).toHaveLength(2);
		const text = element.replace(/^<script[^>]*>|<\/script>$/g, '');
		expect(JSON.parse(text)).toMatchObject({ name: event.title, description: event.description });
	});
	test('an event: where, who, what it costs, how many seats', () => {
		expect(eventLd(event)).toMatchObject({
			'@type': 'Event',
			startDate: '2026-11-24T17:30:00.000Z',
			eventStatus: 'https://schema.org/EventScheduled',
			location: { '@type': 'Place', geo: { latitude: 55.7105 } },
			organizer: [{ name: 'Nordlys El A/S' }],
			offers: { price: 0, priceCurrency: 'DKK', availability: 'https://schema.org/InStock' },
			remainingAttendeeCapacity: 8,
		});
		const days = { startsAt: new Date('2026-11-30T23:00:00Z'), endsAt: new Date('2026-12-02T22:59:00Z') };
		expect(eventLd({ ...event, ...days })).toMatchObject({ startDate: '2026-12-01', endDate: '2026-12-02' });
		expect(eventLd({ ...event, state: 'cancelled' }).eventStatus).toBe('https://schema.org/EventCancelled');
		expect(eventLd({ ...event, place: null, onlineUrl: 'https://moede.example/1' }).location).toMatchObject({
			'@type': 'VirtualLocation',
			url: 'https://moede.example/1',
		});
	});
	test('an apprenticeship is open until the end of its last day', () => {
		const job = jobLd({
			title: 'Elektrikerlærling',
			description: 'Træk ledninger',
			url: entry.url,
			publishedAt: new Date('2026-11-01T10:00:00Z'),
			deadlineOn: '2026-12-01',
			startsOn: '2027-02-01',
			employmentType: 'APPRENTICESHIP',
			industry: [],
			employer: { name: 'Nordlys El A/S', url: 'https://x.example' },
			place: { name: null, address: null, point: null },
			openings: 3,
		});
		expect(job).toMatchObject({
			'@type': 'JobPosting',
			validThrough: '2026-12-01T23:59:59',
			totalJobOpenings: 3,
		});
	});
	test('an organisation', () => {
		const data = organisationLd({
			name: 'Blågård Skole',
			url: 'https://x.example',
			description: '',
			website: 'https://skole.example',
			place: null,
		});
		expect(data).toEqual({
			'@context': 'https://schema.org',
			'@type': 'Organization',
			name: 'Blågård Skole',
			url: 'https://x.example',
			sameAs: ['https://skole.example'],
		});
	});
});

test('a QR code has its quiet zone', () => {
	const { size, path } = qrPath('https://blanddigibyen.example/begivenheder/x');
	expect(size).toBeGreaterThanOrEqual(29);
	expect(path).toMatch(/^M4 4h7v1h-7z/);
	const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].map((run) => run.slice(1).map(Number));
	const edges = runs.flatMap(([x = 0, y = 0, width = 0]) => [x, y, x + width - 1]);
	expect([Math.min(...edges), Math.max(...edges)]).toEqual([4, size - 5]);
});
