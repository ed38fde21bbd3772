import { describe, expect, test } from 'vitest';
import { raised, waitOf, type Backoff, type Level } from '#lib/platform/jobs/backoff.ts';

const rule: Backoff = { name: 'try', free: 3, waits: [1, 2, 10], fadesMinutes: 60 };
const start = Date.parse('2026-11-22T10:00:00Z');
const at = (minutes: number) => new Date(start + minutes * 60_000);

/** The wait in minutes after each of the tries made at these minutes. */
function waitsAfter(minutes: number[]): number[] {
	let level: Level | undefined;
	return minutes.map((minute) => {
		level = raised(rule, level, at(minute));
		return waitOf(rule, level, at(minute)) / 60_000;
	});
}

describe('a growing wait', () => {
	test.each([
		['the free ones cost nothing', [0, 0], [0, 0]],
		['then it grows and stays at the last', [0, 0, 0, 1, 3, 13, 23], [0, 0, 1, 2, 10, 10, 10]],
		['a slow typist gets no more free ones than a quick one', [0, 5, 10, 15], [0, 0, 1, 2]],
		['an hour forgets one', [0, 0, 60, 60], [0, 0, 0, 1]],
		[
			'a night forgets all, also of a long attack',
			[0, 0, 0, 1, 3, 13, 23, 33, 600, 600],
			[0, 0, 1, 2, 10, 10, 10, 10, 0, 0],
		],
		['a clock that was put back forgets nothing', [10, 10, 0], [0, 0, 1]],
	])('%s', (_, tries, waits) => expect(waitsAfter(tries)).toEqual(waits));

	test('runs out', () => {
		const level = { level: 4, at: at(0) };
		expect([0, 1, 1.5, 2, 3].map((minute) => waitOf(rule, level, at(minute)) / 60_000)).toEqual([
			2, 1, 0.5, 0, 0,
		]);
	});
});
