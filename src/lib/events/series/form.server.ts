/** What the form of a recurrence does besides saving: it shows the dates. */
import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { recurrenceFrom, recurrenceInput, scopeInput } from '#lib/events/series/input.ts';
import { previewOf, type Preview } from '#lib/events/series/preview.server.ts';
import type { Recurrence } from '#lib/events/series/series.ts';
import { formErrors, keptValues, submit } from '#lib/platform/forms/forms.server.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';

/**
 * @param first the day that its rule counts from
 * @param stored what the form began with; null for a new series
 */
export async function answerRecurrenceForm(
	form: FormData,
	{ first, stored }: { first: string; stored: Recurrence | null },
	save: (recurrence: Recurrence, submission: string | undefined) => Promise<never>,
) {
	const typed = v.safeParse(recurrenceInput, formValues(form, recurrenceInput));
	const preview: Preview | null = typed.success
		? previewOf(recurrenceFrom(typed.output, first, stored), first)
		: null;
	if (form.get('intent') === 'preview') {
		const errors = typed.success ? {} : formErrors(typed.issues);
		const answer = { errors, values: keptValues(form), preview };
		return typed.success ? answer : fail(422, answer);
	}
	const answer = await submit(form, recurrenceInput, (input) =>
		save(recurrenceFrom(input, first, stored), input.submission),
	);
	return fail(answer.status, { ...answer.data, preview });
}

/** What a change of one occurrence is for. */
export const scopeIn = (form: FormData) => v.parse(scopeInput, formValues(form, scopeInput));
