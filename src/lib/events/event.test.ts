import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	eventStanding,
	isAhead,
	isTemplate,
	onDay,
	takesRegistrations,
	type EventState,
} from '#lib/events/event.ts';
import { copenhagenDate, copenhagenInstant, copenhagenTime, weekdayOf } from '#lib/i18n/copenhagen.ts';

const times = (from: string, to: string) => ({
	startsAt: copenhagenInstant(from.slice(0, 10), from.slice(11)),
	endsAt: copenhagenInstant(to.slice(0, 10), to.slice(11)),
});

describe('what a reader meets of an evening from 16 to 21', () => {
	const evening = times('2026-11-25 16:00', '2026-11-25 21:00');
	test.each<[EventState, time: string, standing: string, ahead: boolean, signUp: boolean]>([
		['published', '15:59', 'upcoming', true, true],
		['published', '16:00', 'running', true, false],
		['published', '20:59', 'running', true, false],
		['published', '21:00', 'past', false, false],
		['cancelled', '15:59', 'cancelled', false, false],
		['postponed', '15:59', 'postponed', false, false],
		['draft', '15:59', 'draft', false, false],
	])('%s, at %s: %s', (state, time, standing, ahead, signUp) => {
		const now = copenhagenInstant('2026-11-25', time);
		const event = { ...evening, state, signUp: 'here' as const };
		expect(eventStanding(event, now)).toBe(standing);
		expect(isAhead(event, now)).toBe(ahead);
		expect(takesRegistrations(event, now)).toBe(signUp);
	});
});

describe('the same event on another day', () => {
	test.each([
		// from, to, day, then in UTC
		['2026-11-24 18:30', '2026-11-24 21:00', '2026-12-01', '2026-12-01T17:30Z', '2026-12-01T20:00Z'],
		['2027-03-23 18:30', '2027-03-23 21:00', '2027-03-30', '2027-03-30T16:30Z', '2027-03-30T19:00Z'],
		['2026-10-20 18:30', '2026-10-20 21:00', '2026-10-27', '2026-10-27T17:30Z', '2026-10-27T20:00Z'],
		// past midnight, and over several days
		['2026-11-24 20:00', '2026-11-25 01:00', '2026-12-31', '2026-12-31T19:00Z', '2027-01-01T00:00Z'],
		['2026-11-24 09:00', '2026-11-26 15:00', '2027-03-27', '2027-03-27T08:00Z', '2027-03-29T13:00Z'],
		// 02.30 does not exist on 28 March: an hour later, and no shorter than it was where it would be over
		['2027-03-21 02:30', '2027-03-21 03:15', '2027-03-28', '2027-03-28T01:30Z', '2027-03-28T02:15Z'],
		['2027-03-21 02:30', '2027-03-21 05:00', '2027-03-28', '2027-03-28T01:30Z', '2027-03-28T03:00Z'],
		['2027-03-21 01:30', '2027-03-21 02:30', '2027-03-28', '2027-03-28T00:30Z', '2027-03-28T01:30Z'],
		// 02.30 happens twice on 31 October: the first
		['2027-10-24 02:30', '2027-10-24 03:15', '2027-10-31', '2027-10-31T00:30Z', '2027-10-31T02:15Z'],
	])('%s to %s, on %s', (from, to, day, startsAt, endsAt) => {
		expect(onDay(times(from, to), day)).toEqual({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) });
	});

	test('it begins on that day before it ends, at the times it had wherever the clocks show them', () =>
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 2_000_000 }),
				fc.integer({ min: 1, max: 5 * 1440 }),
				fc.oneof(
					fc.constantFrom('2027-03-27', '2027-03-28', '2027-10-30', '2027-10-31'),
					fc.integer({ min: 0, max: 1500 }).map((days) => copenhagenDate(new Date(1.78e12 + days * 86.4e6))),
				),
				(begins, lasts, day) => {
					const startsAt = new Date(Date.parse('2026-01-01') + begins * 60_000);
					const before = { startsAt, endsAt: new Date(startsAt.getTime() + lasts * 60_000) };
					const after = onDay(before, day);
					expect(after.endsAt.getTime()).toBeGreaterThan(after.startsAt.getTime());
					expect(copenhagenDate(after.startsAt)).toBe(day);
					const time = copenhagenTime(before.startsAt);
					const isSkipped = /-03-(2[5-9]|3[01])$/.test(day) && weekdayOf(day) === 7 && time.startsWith('02:');
					if (!isSkipped) expect(copenhagenTime(after.startsAt)).toBe(time);
				},
			),
		));
});

test.each([
	[{ seriesId: null, occurrenceOn: null }, false],
	[{ seriesId: 7, occurrenceOn: null }, true],
	[{ seriesId: 7, occurrenceOn: '2026-12-01' }, false],
])('%o is a template: %s', (event, expected) => {
	expect(isTemplate(event)).toBe(expected);
});
