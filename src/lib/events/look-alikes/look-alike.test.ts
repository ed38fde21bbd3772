import { describe, expect, test } from 'vitest';
import { looksAlike, type Compared } from '#lib/events/look-alikes/look-alike.ts';

const event: Compared = {
	title: 'Fællesspisning i gården',
	startsAt: new Date('2026-11-24T17:00:00Z'),
	address: 'Rentemestervej 62',
	placeName: null,
	lat: 55.7105,
	lng: 12.5301,
	onlineUrl: null,
};
const noPoint = { lat: null, lng: null };
const online = { ...noPoint, address: null, onlineUrl: 'https://meet.example/a' };

describe('an event looks like another', () => {
	const cases: [string, Partial<Compared>, boolean][] = [
		['the same', {}, true],
		['spelled without Danish letters', { title: 'Faellesspisning i gaarden' }, true],
		['in capitals, with a mark', { title: 'FÆLLESSPISNING I GÅRDEN!' }, true],
		['a shorter title', { title: 'Fællesspisning' }, true],
		['another title', { title: 'Lektiehjælp' }, false],
		['one word in common', { title: 'Loppemarked i gården' }, false],
		['half an hour later', { startsAt: new Date('2026-11-24T17:30:00Z') }, true],
		['two hours later', { startsAt: new Date('2026-11-24T19:00:00Z') }, false],
		['the next day', { startsAt: new Date('2026-11-25T17:00:00Z') }, false],
		['across the street', { lat: 55.7113 }, true],
		['in another part of the city', { lat: 55.68 }, false],
		['no point, the same address otherwise written', { ...noPoint, address: 'RENTEMESTERVEJ  62' }, true],
		['no point, another address', { ...noPoint, address: 'Rentemestervej 26' }, false],
		['no place', { ...noPoint, address: null }, false],
		['only online', online, false],
	];
	test.each(cases)('%s', (_, changes, alike) => {
		expect(looksAlike(event, { ...event, ...changes })).toBe(alike);
		expect(looksAlike({ ...event, ...changes }, event)).toBe(alike);
	});
	test('two online by their link', () => {
		const one = { ...event, ...online };
		expect(looksAlike(one, one)).toBe(true);
		expect(looksAlike(one, { ...one, onlineUrl: 'https://meet.example/b' })).toBe(false);
	});
});
