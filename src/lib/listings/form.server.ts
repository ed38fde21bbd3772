import { fail, type ActionFailure } from '@sveltejs/kit';
import type * as v from 'valibot';
import { submit, type FormProblem } from '#lib/platform/forms/forms.server.ts';
import { checkWording, type WordingFinding } from '#lib/policy/wording.ts';

/** What is to be looked at in the words that a form sent under these names. */
export const wordingOf = (form: FormData, names: readonly string[]): WordingFinding[] =>
	checkWording(...names.map((name) => String(form.get(name) ?? '')));

/** @returns what the form shows again, with words to look at; `save` redirects when it went well. */
export async function answerListingForm<Schema extends v.GenericSchema<unknown, unknown>>(
	form: FormData,
	schema: Schema,
	names: readonly string[],
	save: (input: v.InferOutput<Schema>) => Promise<never>,
): Promise<ActionFailure<FormProblem & { wording: WordingFinding[] }>> {
	const answer = await submit(form, schema, save);
	return fail(answer.status, { ...answer.data, wording: wordingOf(form, names) });
}
