import { getContext, setContext } from 'svelte';
import type { FieldValue, FormErrors } from '#lib/platform/forms/form-answer.ts';

const key = Symbol('form');

/** What a form tells the fields and buttons inside it. */
export interface FormState {
	readonly sending: boolean;
	readonly errors: FormErrors;
	/** By the control's name: what came back, else what is stored. */
	value(name: string): FieldValue;
}

const none: FormState = { sending: false, errors: {}, value: () => undefined };

export const provideFormState = (state: FormState): FormState => setContext(key, state);
/** The form around this component; outside of one nothing is sent, wrong or filled in. */
export const formState = (): FormState => getContext<FormState | undefined>(key) ?? none;
