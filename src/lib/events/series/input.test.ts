/** A rule shown in the form and sent back: what the form has no words for stays as it is stored. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { recurrenceFrom, recurrenceInput, recurrenceValues } from '#lib/events/series/input.ts';
import { movedBy } from '#lib/events/series/moving.server.ts';
import { daysOf, daysOfRule } from '#lib/events/series/rules/days.server.ts';
import { isRule, weekdayCodes } from '#lib/events/series/rules/rule.ts';
import type { Recurrence } from '#lib/events/series/series.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';

const stored = (rule: string, more: Partial<Recurrence> = {}): Recurrence => ({
	rule,
	extraDates: [],
	exceptDates: [],
	skipHolidays: false,
	...more,
});

/** The form as the page fills it in, with what somebody changes in it, sent. */
function sent(recurrence: Recurrence, first: string, changes: Record<string, string | string[]> = {}) {
	const form = new FormData();
	for (const [name, value] of Object.entries({ ...recurrenceValues(recurrence, first), ...changes })) {
		if (value === false) continue;
		for (const one of [value].flat()) form.append(name, value === true ? 'on' : String(one));
	}
	const typed = v.safeParse(recurrenceInput, formValues(form, recurrenceInput));
	return typed.success ? recurrenceFrom(typed.output, first, recurrence) : null;
}
const daysFor = (recurrence: Recurrence, first: string) =>
	daysOf(recurrence, first, { from: first, to: addDays(first, 200) });

describe('weeks that begin on another day', () => {
	// Every other Tuesday and Sunday, moved a day: weeks begin on Tuesday since.
	const { recurrence, first } = movedBy(
		{ recurrence: stored('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU'), first: '2026-11-24' },
		1,
	)!;

	test('go on as they are where the form is saved unchanged', () => {
		expect(recurrence.rule).toContain('WKST=TU');
		expect(daysFor(sent(recurrence, first)!, first)).toEqual(daysFor(recurrence, first));
	});

	test.each<[string, Record<string, string | string[]>, boolean]>([
		['an end', { ends: 'after', count: '4' }, true],
		['an exception', { exceptDates: '9.12.2026' }, true],
		['another weekday beside them', { weekdays: ['MO', 'WE', 'FR'] }, true],
		['every third week, which is counted anew', { interval: '3' }, false],
		['by the month', { every: 'month', monthly: 'weekday' }, false],
	])('and with %s', (_, changes, kept) => {
		const { rule } = sent(recurrence, first, changes)!;
		expect(isRule(rule)).toBe(true);
		expect(rule.includes('WKST=TU')).toBe(kept);
	});
});

test('what the form has no words for cannot be saved by it unread', () => {
	expect(sent(stored('FREQ=YEARLY'), '2026-11-24')).toBeNull();
	expect(sent(stored('FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1'), '2026-11-24')).toBeNull();
});

const weekdays = fc.uniqueArray(fc.constantFrom(...weekdayCodes), { minLength: 1, maxLength: 4 });
const step = fc.integer({ min: 1, max: 5 });
const anyRule = fc
	.oneof(
		step.map((n) => `FREQ=DAILY;INTERVAL=${n}`),
		fc
			.tuple(step, weekdays, fc.option(fc.constantFrom(...weekdayCodes)))
			.map(
				([n, days, starts]) =>
					`FREQ=WEEKLY;INTERVAL=${n};BYDAY=${days.join(',')}${starts ? `;WKST=${starts}` : ''}`,
			),
		step.map((n) => `FREQ=MONTHLY;INTERVAL=${n}`),
		fc
			.tuple(step, fc.constantFrom(1, 2, 3, 4, 5, -1, -2), fc.constantFrom(...weekdayCodes))
			.map(([n, nth, day]) => `FREQ=MONTHLY;INTERVAL=${n};BYDAY=${nth}${day}`),
		fc.integer({ min: 1, max: 31 }).map((date) => `FREQ=MONTHLY;BYMONTHDAY=${date}`),
		fc.constant('FREQ=YEARLY'),
	)
	.chain((rule) => fc.constantFrom('', ';COUNT=7', ';UNTIL=20270301').map((end) => rule + end));

test('for any rule, saving the form unchanged changes no date, or is not possible', () => {
	fc.assert(
		fc.property(anyRule, fc.boolean(), fc.integer({ min: 0, max: 400 }), (rule, skipHolidays, later) => {
			const from = addDays('2026-01-01', later);
			const [first] = daysOfRule(rule, from, { from, to: addDays(from, 800) });
			fc.pre(first !== undefined);
			const before = stored(rule, {
				skipHolidays,
				extraDates: [addDays(first!, 5)],
				exceptDates: [addDays(first!, 14)],
			});
			const after = sent(before, first!);
			if (after) expect(daysFor(after, first!)).toEqual(daysFor(before, first!));
			else expect(recurrenceValues(before, first!).every).toBe('');
		}),
	);
});
