import { halfYearAfter, halfYearOf, halfYearsBetween } from '#lib/i18n/periods.ts';
import { expect, test as pure } from 'vitest';
import fc from 'fast-check';
import { sql } from 'kysely';
import { addDays } from '#lib/i18n/copenhagen.ts';
import {
	closesOn,
	coveredAtStart,
	latestWindow,
	missedWindows,
	openWindow,
	standing,
	windowOf,
	type Standing,
} from '#lib/organisations/standing/standing.ts';
import { isInactive } from '#lib/organisations/standing/standing-rows.server.ts';
import { test } from '../../../../tests/support/database.ts';
import { makeOrganisation } from '../../../../tests/support/cast/people.ts';

const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days));
const halfYear = day.map(halfYearOf);

pure(
	'a window opens six weeks before the half-year ends, is due with its last day, and has two weeks of grace',
	() => {
		expect(windowOf('2026-07-01')).toEqual({
			halfYear: '2026-07-01',
			endsOn: '2026-12-31',
			opensOn: '2026-11-15',
			dueOn: '2026-12-31',
			graceUntil: '2027-01-14',
		});
		expect(windowOf('2026-01-01')).toMatchObject({
			opensOn: '2026-05-15',
			dueOn: '2026-06-30',
			graceUntil: '2026-07-14',
		});
	},
);

pure.each([
	['2026-11-14', null, '2026-01-01'],
	['2026-11-15', '2026-07-01', '2026-07-01'],
	['2026-12-31', '2026-07-01', '2026-07-01'],
	['2027-01-01', '2026-07-01', '2026-07-01'],
	['2027-01-14', '2026-07-01', '2026-07-01'],
	['2027-01-15', null, '2026-07-01'],
	['2027-03-28', null, '2026-07-01'],
	['2027-10-31', null, '2027-01-01'],
])('on %s the open window is %s', (today, open, latest) => {
	expect(openWindow(today)?.halfYear ?? null).toBe(open);
	expect(latestWindow(today).halfYear).toBe(latest);
});

pure.each<[string, string, string | null, Standing]>([
	// covered until, today, extended until, standing
	['2026-01-01', '2026-11-14', null, 'on_time'],
	['2026-01-01', '2026-11-15', null, 'due'],
	['2026-01-01', '2026-12-31', null, 'due'],
	['2026-01-01', '2027-01-01', null, 'late'],
	['2026-01-01', '2027-01-10', '2027-01-28', 'due'],
	['2026-01-01', '2027-01-15', null, 'late'],
	['2026-01-01', '2027-01-28', '2027-01-28', 'due'],
	['2026-01-01', '2027-01-29', '2027-01-28', 'late'],
	['2026-01-01', '2027-07-14', null, 'late'],
	['2026-01-01', '2027-07-15', null, 'inactive'],
	['2026-07-01', '2026-12-15', null, 'on_time'],
	['2025-01-01', '2026-11-22', null, 'inactive'],
	['2027-01-01', '2026-11-22', null, 'on_time'],
])('covered until %s, on %s, extended to %s: %s', (coveredUntil, today, until, expected) => {
	const extension = until ? { halfYear: latestWindow(today).halfYear, until } : null;
	// Whoever is covered has reported, until the table below.
	const facts = { coveredUntil, reportedUntil: coveredUntil, today, extension };
	expect(standing(facts)).toBe(expected);
});

pure.each<[string | null, string, Standing]>([
	[null, '2026-11-22', 'new'],
	[null, '2026-12-31', 'new'],
	[null, '2027-05-14', 'new'],
	[null, '2027-05-15', 'due'],
	['2026-01-01', '2026-11-22', 'new'],
	['2026-07-01', '2026-11-22', 'on_time'],
])(
	'a partner whose first half-year to report is the next one, reported %s, on %s: %s',
	(reportedUntil, today, is) => {
		expect(standing({ coveredUntil: '2026-07-01', reportedUntil, today })).toBe(is);
	},
);

pure('half-years are counted alike in both directions', () =>
	fc.assert(
		fc.property(halfYear, fc.integer({ min: -9, max: 9 }), (from, steps) => {
			expect(halfYearsBetween(from, halfYearAfter(from, steps))).toBe(steps);
		}),
	),
);

pure('who has just begun owes nothing, and standing only falls as days pass without a report', () =>
	fc.assert(
		fc.property(day, fc.integer({ min: 0, max: 500 }), (first, days) => {
			const coveredUntil = coveredAtStart(first);
			expect(standing({ coveredUntil, today: first })).toBe('new');
			const later = addDays(first, days);
			const missed = missedWindows({ coveredUntil, today: later });
			expect(missedWindows({ coveredUntil, today: addDays(later, 1) })).toBeGreaterThanOrEqual(missed);
		}),
	),
);

pure('one report for the latest window restores', () =>
	fc.assert(
		fc.property(day, (today) => {
			const { halfYear } = latestWindow(today);
			expect(standing({ coveredUntil: halfYear, reportedUntil: halfYear, today })).toBe('on_time');
		}),
	),
);

test('the database finds the same inactive partners', async ({ db }) => {
	const { id } = await makeOrganisation(db, [], { state: 'draft' });
	await db.insertInto('reportingRecord').values({ organisationId: id, coveredUntil: '2026-01-01' }).execute();
	await db
		.insertInto('reportingExtension')
		.values({ organisationId: id, halfYear: '2027-01-01', reason: 'Sygdom', until: '2027-07-28' })
		.execute();
	for (let today = '2026-05-25'; today < '2028-02-01'; today = addDays(today, 1)) {
		const { rows } = await sql<{
			inactive: boolean;
		}>`select ${isInactive(sql`${id}::integer`, today)} as inactive`.execute(db);
		const facts = {
			coveredUntil: '2026-01-01',
			today,
			extension: { halfYear: '2027-01-01', until: '2027-07-28' },
		};
		expect([today, rows[0]?.inactive]).toEqual([today, standing(facts) === 'inactive']);
	}
	expect(closesOn(windowOf('2027-01-01'), { halfYear: '2027-01-01', until: '2027-07-28' })).toBe(
		'2027-07-28',
	);
});
