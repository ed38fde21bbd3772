import { halfYearAfter } from '#lib/i18n/periods.ts';
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { addDays, weekdayOf } from '#lib/i18n/copenhagen.ts';
import { closesOn, latestWindow, windowOf } from '#lib/organisations/standing/standing.ts';
import { remindersDue } from '#lib/reporting/reminding/reminders.server.ts';
import { isWorkingDay, workingDayFrom } from '#lib/platform/jobs/working-days.server.ts';

const owes = { coveredUntil: '2026-01-01' };
const extended = { ...owes, extension: { halfYear: '2026-07-01', until: '2027-01-28' } };
const kinds = (today: string, facts: Parameters<typeof remindersDue>[1] = owes) =>
	remindersDue(today, facts).map(({ kind }) => kind);

test.each([
	['2026-11-13', owes, []],
	// the window opens on a Sunday
	['2026-11-15', owes, []],
	['2026-11-16', owes, ['opens']],
	['2026-11-23', owes, ['opens']],
	['2026-11-24', owes, []],
	['2026-12-17', owes, ['two_weeks']],
	['2026-12-24', owes, []],
	['2026-12-28', owes, ['three_days']],
	// New Year's Day, and a weekend after it
	['2027-01-01', owes, []],
	['2027-01-04', owes, ['overdue']],
	['2027-01-11', owes, ['closing']],
	['2027-01-14', owes, ['closing']],
	['2027-01-15', owes, ['missed']],
	['2027-01-22', owes, ['missed']],
	['2027-01-25', owes, []],
	['2026-12-17', { coveredUntil: '2026-07-01' }, []],
	['2026-12-17', extended, []],
	['2027-01-04', extended, []],
	['2027-01-15', extended, []],
	['2027-01-25', extended, ['closing']],
	['2027-01-29', extended, ['missed']],
	// already inactive: told that it opens and that it ends, and left in peace
	['2026-11-16', { coveredUntil: '2025-01-01' }, ['opens']],
	['2026-12-17', { coveredUntil: '2025-01-01' }, []],
	['2026-12-28', { coveredUntil: '2025-01-01' }, ['three_days']],
	['2027-01-15', { coveredUntil: '2025-01-01' }, []],
	// Ascension Day is 6 May 2027; the window of spring opens on Whit Saturday
	['2027-05-15', { coveredUntil: '2026-07-01' }, []],
	['2027-05-17', { coveredUntil: '2026-07-01' }, []],
	['2027-05-18', { coveredUntil: '2026-07-01' }, ['opens']],
])('on %s with %j: %j', (today, facts, expected) => {
	expect(kinds(today, facts)).toEqual(expected);
});

const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days));
const behind = fc.integer({ min: -1, max: 5 });
const factsOn = (today: string, steps: number, given: boolean) => {
	const latest = latestWindow(today);
	return {
		coveredUntil: halfYearAfter(latest.halfYear, -steps),
		extension: given ? { halfYear: latest.halfYear, until: addDays(latest.graceUntil, 14) } : null,
	};
};

test('nobody is disturbed on a day of rest, nor having reported; and never twice at once', () =>
	fc.assert(
		fc.property(day, behind, fc.boolean(), (today, steps, given) => {
			const due = remindersDue(today, factsOn(today, steps, given));
			expect(due.length).toBeLessThanOrEqual(1);
			if (steps <= 0 || !isWorkingDay(today)) expect(due).toEqual([]);
		}),
	));

test('a job that runs every day, or misses some, mails each reminder once and in order', () =>
	fc.assert(
		fc.property(
			fc.integer({ min: 2024, max: 2040 }),
			fc.constantFrom('01', '07'),
			fc.boolean(),
			fc.array(fc.boolean(), { minLength: 90, maxLength: 90 }),
			(year, month, given, runs) => {
				const window = windowOf(`${year}-${month}-01`);
				const facts = {
					coveredUntil: halfYearAfter(window.halfYear, -1),
					extension: given ? { halfYear: window.halfYear, until: addDays(window.graceUntil, 14) } : null,
				};
				const sent: string[] = [];
				for (let i = 0; i < 90; i++) {
					const today = addDays(window.opensOn, i);
					if (runs[i])
						for (const { key } of remindersDue(today, facts)) if (!sent.includes(key)) sent.push(key);
				}
				const order = ['opens', 'two_weeks', 'three_days', 'overdue', 'closing', 'missed'];
				const places = sent.map((key) => order.indexOf(key.split(':')[2]!));
				expect(places).toEqual(places.toSorted());
				expect(new Set(sent).size).toBe(sent.length);
			},
		),
	));

test('run every day, the reminders before an end come before it', () => {
	for (let year = 2024; year < 2045; year++) {
		for (const month of ['01', '07']) {
			const window = windowOf(`${year}-${month}-01`);
			const facts = { coveredUntil: halfYearAfter(window.halfYear, -1), extension: null };
			const first = new Map<string, string>();
			for (let i = 0; i < 80; i++) {
				const today = addDays(window.opensOn, i);
				for (const { kind } of remindersDue(today, facts)) if (!first.has(kind)) first.set(kind, today);
			}
			expect([...first.keys()]).toEqual(['opens', 'two_weeks', 'three_days', 'overdue', 'closing', 'missed']);
			expect(first.get('three_days')! <= window.dueOn).toBe(true);
			expect(first.get('closing')! <= closesOn(window)).toBe(true);
		}
	}
});

test('a working day is no weekend and no Danish holiday', () => {
	for (const rest of [
		'2026-01-01',
		'2026-04-02',
		'2026-04-06',
		'2026-05-14',
		'2026-05-25',
		'2026-12-24',
		'2026-12-25',
		'2026-11-22',
	])
		expect([rest, isWorkingDay(rest)]).toEqual([rest, false]);
	// Great Prayer Day was abolished in 2024
	expect(isWorkingDay('2026-05-01')).toBe(true);
	expect(workingDayFrom('2026-12-24')).toBe('2026-12-28');
	expect(weekdayOf(workingDayFrom('2027-01-01'))).toBe(1);
});
