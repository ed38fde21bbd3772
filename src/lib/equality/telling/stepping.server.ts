/** From one question to the next: what was answered comes back with the screen that shows next, and is written nowhere. */
import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { tellInput } from '#lib/equality/telling/input.ts';
import { fieldsOf, pressed, type Question, type Screen } from '#lib/equality/telling/steps.ts';
import type { FormErrors } from '#lib/platform/forms/form-answer.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';
import { formErrors, keptValues } from '#lib/platform/forms/forms.server.ts';

/** What is wrong with one question; of the others nothing is said yet. */
function problemsOf(form: FormData, question: Question): FormErrors | null {
	const { issues = [] } = v.safeParse(tellInput, formValues(form, tellInput));
	const all = formErrors(issues);
	const own = fieldsOf[question].filter((name) => Object.hasOwn(all, name));
	return own.length ? Object.fromEntries(own.map((name) => [name, all[name]!])) : null;
}

/** The next screen; or the same with a sentence. */
export function step(form: FormData) {
	const text = (name: string) => String(form.get(name) ?? '');
	const press = { at: text('at'), go: text('go'), looked: text('looked') !== '' };
	const { to, checks } = pressed(press);
	const values = keptValues(form);
	const errors = checks && problemsOf(form, checks);
	if (checks && errors) return fail(422, { errors, values, screen: checks as Screen });
	return { values, screen: to };
}
