import * as v from 'valibot';
import { expect, test } from 'vitest';
import { recurrenceFrom, recurrenceInput, recurrenceValues } from '#lib/events/series/input.ts';
import { daysOfRule } from '#lib/events/series/rules/days.server.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';

const first = '2026-11-24';
const fourMonths = { from: first, to: '2027-03-24' };

function saved(rule: string): string {
	const values = recurrenceValues({ rule, extraDates: [], exceptDates: [], skipHolidays: false }, first);
	const form = new FormData();
	for (const [name, value] of Object.entries(values))
		for (const one of Array.isArray(value) ? value : [value])
			if (one !== false) form.append(name, String(one));
	return recurrenceFrom(v.parse(recurrenceInput, formValues(form, recurrenceInput)), first).rule;
}

test.each([
	'FREQ=WEEKLY;BYDAY=TU',
	'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU',
	// as a series has it that was moved by a day
	'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU',
	'FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TU;WKST=TU',
	'FREQ=WEEKLY;BYDAY=TU,SU;WKST=SU',
	'FREQ=MONTHLY;BYDAY=4TU;COUNT=3',
	'FREQ=DAILY;INTERVAL=2;UNTIL=20261224',
])('%s has the same days when its form is saved as it stands', (rule) => {
	expect(daysOfRule(saved(rule), first, fourMonths)).toEqual(daysOfRule(rule, first, fourMonths));
});

test('a week begins on Monday where the form says nothing of it', () => {
	const form = new FormData();
	for (const [name, value] of Object.entries({
		every: 'week',
		interval: '2',
		ends: 'never',
		weekStart: 'nej',
	}))
		form.append(name, value);
	form.append('weekdays', 'TU');
	const typed = v.parse(recurrenceInput, formValues(form, recurrenceInput));
	expect(recurrenceFrom(typed, first).rule).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU');
});
