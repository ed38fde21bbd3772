import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import { href } from '#lib/i18n/urls.ts';
import { redirectSaying, type Onward } from '#lib/platform/flash.server.ts';
import type { Edited } from '#lib/platform/forms/edited.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import { editedIn, submit, type FormProblem } from '#lib/platform/forms/forms.server.ts';
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

type Answer = Promise<ActionFailure<FormProblem & { wording: WordingFinding[] }>>;

/** The action that makes a new one. @param create @returns where it stands, in code form */
export const drafting =
	<Event extends RequestEvent, Schema extends v.GenericSchema<unknown, unknown>>(
		schema: Schema,
		names: readonly string[],
		create: (event: Event, input: v.InferOutput<Schema>) => Promise<string>,
	) =>
	async (event: Event): Answer =>
		answerListingForm(await formOf(event.request), schema, names, async (input) =>
			redirect(303, href(await create(event, input))),
		);

/** The action that changes what is stored. @param change @returns where it is said that it is saved */
export const changing =
	<Event extends RequestEvent, Schema extends v.GenericSchema<unknown, unknown>>(
		schema: Schema,
		names: readonly string[],
		change: (event: Event, input: v.InferOutput<Schema>, edited: Edited | null) => Promise<Onward>,
	) =>
	async (event: Event): Answer => {
		const form = await formOf(event.request);
		return answerListingForm(form, schema, names, async (input) => {
			const { to, flash } = await change(event, input, editedIn(form));
			redirectSaying(event, to, flash);
		});
	};
