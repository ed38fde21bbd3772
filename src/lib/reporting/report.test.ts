import { halfYearAfter, readHalfYear, writeHalfYear } from '#lib/i18n/periods.ts';
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { addDays } from '#lib/i18n/copenhagen.ts';
import { coveredAtStart, latestWindow, windowOf } from '#lib/organisations/standing/standing.ts';
import {
	countedNow,
	halfYearsToReport,
	likelyCompletion,
	reportedOn,
	reportState,
	settle,
	type AskedLine,
	type ReportState,
} from '#lib/reporting/report.ts';

const line: AskedLine = {
	commitmentId: 1,
	slug: 'x',
	title: 'x',
	type: 'mentor-hours',
	target: 100,
	lowerIsBetter: false,
	startsOn: '2026-01-01',
	dueOn: '2026-12-31',
	delivered: 0,
	events: 0,
	placements: 0,
	entered: 0,
	own: 0,
	reading: null,
	draft: { amount: null, completion: null, effects: '' },
	before: null,
};

test.each<[Partial<AskedLine>, number, ReturnType<typeof settle>]>([
	[{}, 0, { kind: 'keep' }],
	[{}, 5, { kind: 'count', amount: 5 }],
	[{ events: 3 }, 3, { kind: 'keep' }],
	[{ events: 3, entered: 1.5 }, 5, { kind: 'count', amount: 0.5 }],
	[{ events: 3 }, 2, { kind: 'below', least: 3 }],
	[{ own: 5 }, 5, { kind: 'keep' }],
	[{ own: 5 }, 7, { kind: 'count', amount: 7 }],
	[{ own: 5 }, 0, { kind: 'stop' }],
	[{ own: 2, events: 3 }, 3, { kind: 'stop' }],
	[{ entered: 0.1, placements: 0.2, own: 0.3 }, 0.6, { kind: 'keep' }],
	[{ lowerIsBetter: true, reading: 12 }, 12, { kind: 'keep' }],
	[{ lowerIsBetter: true, reading: 12, entered: 30 }, 9, { kind: 'count', amount: 9 }],
	[{ lowerIsBetter: true }, 9, { kind: 'count', amount: 9 }],
])('counted %j, reported %d: %j', (given, amount, expected) => {
	expect(settle({ ...line, ...given }, amount)).toEqual(expected);
});

test('what is settled adds up to what was reported', () =>
	fc.assert(
		fc.property(
			fc.tuple(...Array.from({ length: 5 }, () => fc.integer({ min: 0, max: 5000 }))),
			([events, placements, entered, own, reported]) => {
				const given = {
					...line,
					events: events! / 100,
					placements: placements! / 100,
					entered: entered! / 100,
					own: own! / 100,
				};
				const to = settle(given, reported! / 100);
				if (to.kind === 'below') {
					expect(reported!).toBeLessThan(events! + placements! + entered!);
					return;
				}
				const ownAfter = to.kind === 'keep' ? given.own : to.kind === 'count' ? to.amount : 0;
				expect(countedNow({ ...given, own: ownAfter }) ?? 0).toBeCloseTo(reported! / 100, 9);
			},
		),
	));

test.each<[Partial<AskedLine>, number]>([
	[{}, 1],
	[{ delivered: 3 }, 2],
	[{ delivered: 50 }, 3],
	[{ delivered: 80 }, 4],
	[{ delivered: 120 }, 5],
	[{ delivered: 3, before: 4 }, 4],
	[{ delivered: 0, target: 0, lowerIsBetter: true }, 1],
])('%j: the scale begins at %d', (given, expected) => {
	expect(likelyCompletion({ ...line, ...given })).toBe(expected);
});

const facts = (coveredUntil: string, today: string, until?: string, sentOn: string | null = null) => ({
	coveredUntil,
	today,
	sentOn,
	extension: until ? { halfYear: '2026-07-01', until } : null,
});
test.each<[string, ReturnType<typeof facts>, ReportState]>([
	['2026-07-01', facts('2026-01-01', '2026-11-14'), 'early'],
	['2026-07-01', facts('2026-01-01', '2026-11-15'), 'open'],
	['2026-07-01', facts('2026-01-01', '2027-01-14'), 'open'],
	['2026-07-01', facts('2026-01-01', '2027-01-15'), 'late'],
	['2026-07-01', facts('2026-01-01', '2027-01-15', '2027-01-28'), 'open'],
	['2026-07-01', facts('2026-01-01', '2027-01-29', '2027-01-28'), 'late'],
	['2026-07-01', facts('2026-01-01', '2027-11-14'), 'late'],
	['2026-07-01', facts('2026-01-01', '2027-11-15'), 'closed'],
	['2026-07-01', facts('2026-07-01', '2027-01-14', undefined, '2026-12-01'), 'open'],
	['2026-07-01', facts('2026-07-01', '2027-01-15', undefined, '2026-12-01'), 'closed'],
	['2026-07-01', facts('2026-07-01', '2027-02-10', undefined, '2027-02-01'), 'late'],
	['2026-07-01', facts('2026-07-01', '2027-02-16', undefined, '2027-02-01'), 'closed'],
	['2026-01-01', facts('2025-07-01', '2026-11-22'), 'late'],
	['2026-01-01', facts('2026-01-01', '2026-11-22'), 'closed'],
	['2027-01-01', facts('2026-01-01', '2026-11-22'), 'closed'],
	['2027-01-01', facts('2026-07-01', '2027-03-28'), 'early'],
])('%s with %j is %s', (halfYear, given, expected) => {
	expect(reportState(halfYear, given)).toBe(expected);
});

const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days));

test('one who owes a report can always send it', () =>
	fc.assert(
		fc.property(day, fc.integer({ min: 1, max: 6 }), (today, missed) => {
			const latest = latestWindow(today).halfYear;
			const choices = halfYearsToReport({ coveredUntil: halfYearAfter(latest, -missed), today });
			expect(choices[0]).toMatchObject({ halfYear: latest });
			expect(['open', 'late']).toContain(choices[0]!.state);
		}),
	));

test('who has just begun can write about something before the next window closes', () =>
	fc.assert(
		fc.property(day, (today) => {
			expect(halfYearsToReport({ coveredUntil: coveredAtStart(today), today })[0]!.state).toMatch(
				/open|early/,
			);
		}),
	));

test('the reported day lies in the half-year, the period and the past', () =>
	fc.assert(
		fc.property(day, day, (today, dueOn) => {
			const { halfYear, endsOn } = latestWindow(today);
			fc.pre(dueOn >= halfYear);
			const on = reportedOn(halfYear, dueOn, today);
			expect(on <= today && on <= dueOn && on <= endsOn && on >= halfYear).toBe(true);
		}),
	));

test('a half-year is named in addresses', () => {
	expect(writeHalfYear('2026-07-01')).toBe('2026-2');
	expect(readHalfYear('2026-1')).toBe('2026-01-01');
	for (const wrong of [null, '', '2026', '2026-3', '1999-1', '2026-1x'])
		expect(readHalfYear(wrong)).toBeUndefined();
	expect(windowOf('2026-01-01').endsOn).toBe('2026-06-30');
});
