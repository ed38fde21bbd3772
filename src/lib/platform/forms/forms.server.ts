/** One way for every form: decode, validate, act; keep what the person wrote when something is wrong. */
import { fail, type ActionFailure } from '@sveltejs/kit';
import * as v from 'valibot';
import { Refused, refusalSentence } from '#lib/platform/errors.ts';
import { EditedMeanwhile, type Edited } from '#lib/platform/forms/edited.ts';
import type { FormErrors, FormValues } from '#lib/platform/forms/form-answer.ts';
import { isSecret } from '#lib/platform/forms/form-body.server.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';

export interface FormProblem {
	errors: FormErrors;
	values: FormValues;
}

export type Schema = v.GenericSchema<unknown, unknown> | v.GenericSchemaAsync<unknown, unknown>;

/** What to show again in the form: all text except secrets and files. */
export function keptValues(form: FormData): FormValues {
	const values = Object.create(null) as FormValues;
	for (const [name, text] of form) {
		if (typeof text !== 'string' || isSecret(name)) continue;
		const earlier = values[name];
		if (earlier === undefined) values[name] = text;
		else if (typeof earlier === 'string') values[name] = [earlier, text];
		else earlier.push(text);
	}
	return values;
}

/** What the form was filled from, for the verb to compare; null from a form that begins something. */
export function editedIn(form: FormData): Edited | null {
	const version = form.get('version');
	return typeof version === 'string' && version ? { version, values: keptValues(form) } : null;
}

/** Which proposal stood on the page that says yes to it, for the verb to compare; null where the form says none. */
export function termsIn(form: FormData): string | null {
	const terms = form.get('terms');
	return typeof terms === 'string' ? terms : null;
}

export function formErrors(issues: readonly v.BaseIssue<unknown>[]): FormErrors {
	const errors = Object.create(null) as FormErrors;
	for (const issue of issues) errors[v.getDotPath(issue) ?? ''] ??= issue.message;
	return errors;
}

/** A form's answer with status 422, input kept. */
export const formProblem = (form: FormData, errors: FormErrors): ActionFailure<FormProblem> =>
	fail(422, { errors, values: keptValues(form) });

/**
 * Validates `form` by `schema` and calls `act`. Bad input and a `Refused` come back as a 422 with
 * sentences and the person's input; everything else (redirect, 404, a bug) passes through.
 */
export async function submit<S extends Schema, R>(
	form: FormData,
	schema: S,
	act: (input: v.InferOutput<S>) => Promise<R>,
): Promise<R | ActionFailure<FormProblem>> {
	const parsed = await v.safeParseAsync(schema, formValues(form, schema));
	if (!parsed.success) return formProblem(form, formErrors(parsed.issues));
	try {
		return await act(parsed.output);
	} catch (thrown) {
		if (thrown instanceof EditedMeanwhile) return fail(422, { errors: thrown.errors, values: thrown.values });
		if (thrown instanceof Refused) return formProblem(form, { [thrown.field]: refusalSentence(thrown) });
		throw thrown;
	}
}
