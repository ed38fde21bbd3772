import { afterEach, expect, test } from 'vitest';
import { now, setClock } from '#lib/platform/clock.ts';

afterEach(() => setClock(null));

test('stands where a test sets it, and runs again', () => {
	setClock('2026-12-31T23:30:00Z');
	expect(now()).toEqual(new Date('2026-12-31T23:30:00Z'));
	setClock(null);
	expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1000);
});
