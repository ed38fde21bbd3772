/** Half-years as forms and addresses write them: `2026-1`. */
import * as v from 'valibot';
import { halfYear as nameOf } from '#lib/i18n/dates.ts';
import { halfYearAfter, readHalfYear, writeHalfYear, type HalfYear } from '#lib/i18n/periods.ts';
import { m } from '#lib/paraglide/messages.js';
import { given, type Sentence } from '#lib/platform/forms/fields.ts';

const read = v.rawTransform<string, HalfYear | null>(({ dataset: { value: text }, addIssue, NEVER }) => {
	if (text === '') return null;
	const halfYear = readHalfYear(text);
	if (halfYear !== undefined) return halfYear;
	addIssue({ message: m.barometer_half_year_wrong() });
	return NEVER;
});

export const halfYearOrNull = v.pipe(given, read);
export const halfYear = (missing: Sentence = () => m.barometer_half_year_missing()) =>
	v.pipe(halfYearOrNull, v.string(missing));

/** For a choice: the newest first. */
export const halfYearOptions = (from: HalfYear, steps: number): { value: string; label: string }[] =>
	Array.from({ length: steps }, (_, index) => halfYearAfter(from, -index)).map((one) => ({
		value: writeHalfYear(one),
		label: nameOf(one),
	}));
