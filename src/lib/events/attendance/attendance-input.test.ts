import * as v from 'valibot';
import { expect, test } from 'vitest';
import { pressesInput } from '#lib/events/attendance/attendance-input.ts';
import { mostPresses, type Press } from '#lib/events/attendance/presses.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';

/** As the phone writes them. */
function sent(presses: readonly Record<keyof Press, unknown>[]): FormData {
	const form = new FormData();
	for (const [index, press] of presses.entries())
		for (const [name, value] of Object.entries(press)) form.append(`presses.${index}.${name}`, String(value));
	return form;
}
const read = (...presses: Record<keyof Press, unknown>[]) =>
	v.safeParse(pressesInput, formValues(sent(presses), pressesInput));
const press: Press = { group: 'sign-up:12', people: 3, at: 1_795_712_345_678, name: 'Fætter' };

test('a queue is read as it was pressed', () => {
	const other: Press = { ...press, group: 'sign-up:13', people: 0, name: '' };
	expect(read(press, other).output).toEqual({ presses: [press, other] });
});

test.each<[string, Partial<Record<keyof Press, unknown>>]>([
	['nobody knows the group', { group: 'sign-up:x' }],
	['fewer than none', { people: -1 }],
	['more than a group has', { people: 21 }],
	['no number', { people: 'alle' }],
	['no moment', { at: 'nu' }],
	['a moment beyond all days', { at: '99999999999999' }],
	['a name without end', { name: 'x'.repeat(121) }],
])('%s is refused', (_, changes) => {
	expect(read({ ...press, ...changes }).success).toBe(false);
});

test('a longer queue than one is sent in parts', () => {
	expect(read(...Array.from({ length: mostPresses + 1 }, () => press)).success).toBe(false);
	expect([...sent(Array.from({ length: mostPresses }, () => press))]).toHaveLength(4 * mostPresses);
});
