/**
 * Days, times and numbers as people type them in a form: read into values, and decided as those are in `fields.ts`. A form's
 * schema has these where the rules of its room have the values.
 */
import * as v from 'valibot';
import { parseDate, parseTime } from '#lib/i18n/dates.ts';
import { parseNumber, withoutKroner } from '#lib/i18n/numbers.ts';
import { m } from '#lib/paraglide/messages.js';
import { line, orNull, rightDay, someDay, someTime, type Sentence } from '#lib/platform/forms/fields.ts';
import { notANumber, numberProblem, type NumberRule } from '#lib/platform/forms/number-rules.ts';

/** Longer than any day, time or number that somebody means. */
const typed = line({ most: 40 });

const readDay = v.rawTransform<string, string>(({ dataset: { value: text }, addIssue, NEVER }) => {
	const { value, error } = text === '' ? { value: '', error: undefined } : parseDate(text);
	if (value !== undefined) return value;
	const said = { typed: text };
	addIssue({ message: error === 'unclear' ? m.field_day_unclear(said) : m.field_day_wrong(said) });
	return NEVER;
});
/** `1.3.2027`, `1. marts 2027` -> `2027-03-01` */
export const typedDay = v.pipe(typed, readDay, someDay, rightDay);
export const typedDayOrNull = v.pipe(typed, readDay, rightDay, v.transform(orNull));

/** `18.30`, `kl. 8` -> `18:30`, `08:00` */
export const typedTime = v.pipe(
	typed,
	v.rawTransform<string, string>(({ dataset: { value: text }, addIssue, NEVER }) => {
		const { value } = text === '' ? { value: '' } : parseTime(text);
		if (value !== undefined) return value;
		addIssue({ message: m.field_time_wrong({ typed: text }) });
		return NEVER;
	}),
	someTime,
);

export type ReadNumber = { value: number; problem?: undefined } | { value?: undefined; problem: string };

/** The number in a typed text, decided on the digits that stand there. */
export function readNumber(text: string, rule: NumberRule): ReadNumber {
	const { value: digits } = parseNumber(rule.kroner ? withoutKroner(text) : text);
	const problem = digits === undefined ? notANumber(rule) : numberProblem(digits, rule);
	return problem === null ? { value: Number(digits) } : { problem };
}

export const typedNumberOrNull = (rule: NumberRule) =>
	v.pipe(
		typed,
		v.rawTransform<string, number | null>(({ dataset, addIssue, NEVER }) => {
			if (dataset.value === '') return null;
			const { value, problem } = readNumber(dataset.value, rule);
			if (value !== undefined) return value;
			addIssue({ message: problem });
			return NEVER;
		}),
	);
export const typedNumber = (rule: NumberRule, missing: Sentence = () => m.field_missing()) =>
	v.pipe(typedNumberOrNull(rule), v.number(missing));
