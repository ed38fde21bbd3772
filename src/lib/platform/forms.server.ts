/** One way for every form: decode, validate, act; keep what the person wrote when something is wrong. */
import { fail, type ActionFailure } from '@sveltejs/kit';
import { decode, type FormDataInfo } from 'decode-formdata';
import * as v from 'valibot';
import { Refused, refusalSentence } from '#lib/platform/errors.ts';

/** Field name -> sentence. The empty name carries a sentence about the whole form. */
export type FormErrors = Record<string, string>;
export type FormValues = Record<string, string | string[]>;
export interface FormProblem {
	errors: FormErrors;
	values: FormValues;
}

type Schema = v.GenericSchema<unknown, unknown> | v.GenericSchemaAsync<unknown, unknown>;

const secretField = /password|token/i;

/** What to show again in the form: all text except secrets and files. */
export function keptValues(form: FormData): FormValues {
	const values: FormValues = {};
	for (const name of new Set(form.keys())) {
		if (secretField.test(name)) continue;
		const texts = form.getAll(name).filter((entry) => typeof entry === 'string');
		if (texts.length) values[name] = texts.length > 1 ? texts : (texts[0] ?? '');
	}
	return values;
}

export function formErrors(issues: readonly v.BaseIssue<unknown>[]): FormErrors {
	const errors: FormErrors = {};
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
	shape: FormDataInfo = {},
): Promise<R | ActionFailure<FormProblem>> {
	const parsed = await v.safeParseAsync(schema, { ...unanswered(schema), ...decode(form, shape) });
	if (!parsed.success) return formProblem(form, formErrors(parsed.issues));
	try {
		return await act(parsed.output);
	} catch (thrown) {
		if (thrown instanceof Refused) return formProblem(form, { [thrown.field]: refusalSentence(thrown) });
		throw thrown;
	}
}

/** Every field of the schema, not given: a choice nobody made is then told of in the field's own words. */
const unanswered = (schema: Schema & { entries?: object }): Record<string, undefined> =>
	Object.fromEntries(Object.keys(schema.entries ?? {}).map((name) => [name, undefined]));
