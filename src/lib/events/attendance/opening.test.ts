import { expect, test } from 'vitest';
import { checkInStanding, type CheckInStanding } from '#lib/events/attendance/opening.ts';
import type { CityEvent } from '#lib/events/event.ts';

const event = {
	state: 'published' as const,
	signUp: 'here' as const,
	startsAt: new Date('2026-11-24T17:30:00Z'),
	endsAt: new Date('2026-11-24T19:30:00Z'),
};

test.each<[string, Partial<Pick<CityEvent, 'state' | 'signUp'>>, CheckInStanding]>([
	['2026-11-24T05:29:59Z', {}, 'early'],
	['2026-11-24T05:30:00Z', {}, 'open'],
	['2026-11-24T18:00:00Z', {}, 'open'],
	['2026-12-01T19:29:59Z', {}, 'open'],
	['2026-12-01T19:30:00Z', {}, 'over'],
	['2026-11-24T18:00:00Z', { state: 'cancelled' }, 'off'],
	['2026-11-24T18:00:00Z', { state: 'postponed' }, 'off'],
	['2026-11-24T18:00:00Z', { signUp: 'none' }, 'off'],
])('at %s, %j: %s', (at, given, standing) => {
	expect(checkInStanding({ ...event, ...given }, new Date(at))).toBe(standing);
});
