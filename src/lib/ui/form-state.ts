import { getContext, setContext } from 'svelte';

const key = Symbol('form');

/** What a form tells the buttons inside it. */
export interface FormState {
	readonly sending: boolean;
}

export const provideFormState = (state: FormState): FormState => setContext(key, state);
export const formState = (): FormState | undefined => getContext(key);
