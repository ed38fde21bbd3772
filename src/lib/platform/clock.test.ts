import { afterEach, expect, test } from 'vitest';
import { now, setClock } from '#lib/platform/clock.ts';

afterEach(() => setClock(null));

test('stands where a test sets it, and runs again', () => {
	setClock('2026-12-31T23:30:00Z');
	expect(now()).toEqual(new Date('2026-12-31T23:30:00Z'));
	setClock(null);
	const [before, between, after] = [Date.now(), now().getTime(), Date.now()];
	expect([before, between, after].toSorted()).toEqual([before, between, after]);
});
