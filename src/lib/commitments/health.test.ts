import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { commitmentStates } from '#lib/commitments/commitment.ts';
import { health, type HealthFacts } from '#lib/commitments/health.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';

/** 100 days, so that a day is a point. */
const period = { startsOn: '2026-01-01', dueOn: '2026-04-11' };
const day = (count: number) => new Date(Date.UTC(2026, 0, 1 + count)).toISOString().slice(0, 10);
const facts = (change: Partial<HealthFacts>): HealthFacts => ({
	target: 100,
	baseline: 0,
	lowerIsBetter: false,
	delivered: 50,
	...period,
	today: day(50),
	state: 'active',
	...change,
});
const down = { lowerIsBetter: true, baseline: 20, target: 10 };

describe('how a commitment goes', () => {
	test.each<[string, Partial<HealthFacts>, string, number]>([
		['where it should be', {}, 'on_track', 0],
		['exactly ten points behind is on track', { delivered: 40 }, 'on_track', 0],
		['more than ten points behind', { delivered: 34, today: day(50) }, 'behind', 16],
		['exactly ten points ahead is on track', { delivered: 60 }, 'on_track', 0],
		['more than ten points ahead', { delivered: 61 }, 'ahead', 0],
		[
			'behind a small target is behind by at least one',
			{ target: 2, delivered: 1, today: day(65) },
			'behind',
			1,
		],
		['nothing reported', { delivered: null }, 'no_data', 0],
		['zero reported is nothing', { delivered: 0 }, 'no_data', 0],
		['nothing reported when the deadline is over', { delivered: null, today: day(101) }, 'behind', 100],
		['the due day itself is not over', { delivered: 95, today: day(100) }, 'on_track', 0],
		['short the day after', { delivered: 95, today: day(101) }, 'behind', 5],
		['finished early', { delivered: 100, today: day(10) }, 'done', 0],
		['more than promised', { delivered: 130, today: day(10) }, 'done', 0],
		['starts in the future', { delivered: null, today: '2025-12-24' }, 'not_started', 0],
		['delivered before it starts', { delivered: 20, today: '2025-12-24' }, 'ahead', 0],
		['finished before it starts', { delivered: 100, today: '2025-12-24' }, 'done', 0],
		['amended up: what was done is not', { delivered: 100, target: 200, today: day(90) }, 'behind', 80],
		['amended down: what was behind is done', { delivered: 40, target: 40, today: day(90) }, 'done', 0],
		['a target of zero is met from the first day', { target: 0, delivered: null, today: day(0) }, 'done', 0],
		['a target of zero, and something delivered', { target: 0, delivered: 3, today: day(101) }, 'done', 0],
		['amended up before it starts', { delivered: 10, target: 200, today: '2025-12-24' }, 'on_track', 0],
		['due date moved out: behind becomes on track', { delivered: 45, dueOn: day(100) }, 'on_track', 0],
		['called done, waits for an answer', { state: 'reported', delivered: 70, today: day(90) }, 'behind', 20],
		['replaced says nothing about how it went', { state: 'replaced' }, 'no_data', 0],
		['a draft has not started', { state: 'draft' }, 'not_started', 0],
		['nor has a proposal', { state: 'proposed' }, 'not_started', 0],
		['closed as delivered', { state: 'delivered', delivered: 90 }, 'done', 0],
		['closed as partly delivered, whatever is told', { state: 'partly', delivered: 120 }, 'behind', 1],
		['closed as partly delivered', { state: 'partly', delivered: 90 }, 'behind', 10],
		['closed as not delivered', { state: 'not_delivered', delivered: null }, 'behind', 100],
		['withdrawn says nothing about how it went', { state: 'withdrawn' }, 'no_data', 0],
		[
			'due the day after it starts',
			{ startsOn: day(0), dueOn: day(1), today: day(1), delivered: 50 },
			'behind',
			50,
		],
		['less is better: half way down', { ...down, delivered: 15 }, 'on_track', 0],
		['less is better: has not moved', { ...down, delivered: 20 }, 'behind', 5],
		['less is better: worse than before', { ...down, delivered: 26 }, 'behind', 11],
		['less is better: already there', { ...down, delivered: 10 }, 'ahead', 0],
		['less is better: there on the due day', { ...down, delivered: 9, today: day(100) }, 'on_track', 0],
		['less is better: there when it is over', { ...down, delivered: 9, today: day(101) }, 'done', 0],
		['less is better: not there when it is over', { ...down, delivered: 12, today: day(101) }, 'behind', 2],
		['less is better: no reading', { ...down, delivered: null }, 'no_data', 0],
		['less is better: a reading of zero is a reading', { ...down, target: 0, delivered: 0 }, 'ahead', 0],
		['less is better: hold a level, held', { lowerIsBetter: true, target: 5, delivered: 5 }, 'on_track', 0],
		['less is better: hold a level, broken', { lowerIsBetter: true, target: 5, delivered: 8 }, 'behind', 3],
		[
			'less is better: starts in the future',
			{ ...down, delivered: null, today: '2025-12-24' },
			'not_started',
			0,
		],
	])('%s', (_case, change, kind, behindBy) => {
		expect(health(facts(change))).toMatchObject({ kind, behindBy });
	});

	const dates = fc.integer({ min: -400, max: 800 }).map(day);
	const cases = fc.record({
		target: fc.nat(500),
		baseline: fc.nat(500),
		lowerIsBetter: fc.boolean(),
		delivered: fc.option(fc.nat(700)),
		from: fc.nat(300),
		length: fc.integer({ min: 1, max: 500 }),
		today: dates,
		state: fc.constantFrom(...commitmentStates),
	});

	test('depends on time only through today', () => {
		fc.assert(
			fc.property(cases, fc.date({ noInvalidDate: true }), ({ from, length, ...given }, wall) => {
				const facts = { ...given, startsOn: day(from), dueOn: day(from + length) };
				vi.useFakeTimers({ now: wall });
				const then = health(facts);
				vi.useRealTimers();
				expect(health(facts)).toEqual(then);
			}),
		);
	});

	test('moves with its calendar: the same commitment a number of days later goes the same', () => {
		fc.assert(
			fc.property(cases, fc.integer({ min: -700, max: 700 }), ({ from, length, today, ...given }, shift) => {
				const moved = (date: string) => addDays(date, shift);
				const facts = { ...given, startsOn: day(from), dueOn: day(from + length), today };
				const later = {
					...facts,
					startsOn: moved(facts.startsOn),
					dueOn: moved(facts.dueOn),
					today: moved(today),
				};
				expect(health(later)).toEqual(health(facts));
			}),
		);
	});

	test('says where it should be today, over both changes of the clock', () => {
		const year = { startsOn: '2026-01-01', dueOn: '2026-12-31' };
		expect(health(facts({ ...year, today: '2026-03-29' })).expectedShare).toBeCloseTo(87 / 364);
		expect(health(facts({ ...year, today: '2026-10-25' })).expectedToday).toBeCloseTo((297 / 364) * 100);
	});
});
