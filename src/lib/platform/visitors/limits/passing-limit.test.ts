import { expect, test } from 'vitest';
import { PassingLimit } from '#lib/platform/visitors/limits/passing-limit.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute));

test('so many of one sender in a window, and as many in the next; another’s count is their own', () => {
	const limit = new PassingLimit({ most: 2, windowMinutes: 60 });
	expect([1, 2, 3].map((minute) => limit.take('10.0.0.1', at(minute)))).toEqual([true, true, false]);
	expect(limit.take('10.0.0.2', at(4))).toBe(true);
	expect(limit.take('10.0.0.1', at(59))).toBe(false);
	expect(limit.take('10.0.0.1', at(60))).toBe(true);
});

test('very many senders lock nobody out and are not kept', () => {
	const limit = new PassingLimit({ most: 1, windowMinutes: 60 });
	for (let sender = 0; sender < 21_000; sender++) expect(limit.take(`${sender}`, at(1))).toBe(true);
	expect(limit.take('20999', at(2))).toBe(false);
	// The first was forgotten.
	expect(limit.take('0', at(2))).toBe(true);
});
