/** What a form shows: what came back after something was wrong, else what is stored. The types and the one look-up. */
import type * as v from 'valibot';

/** Field name -> sentence. The empty name carries a sentence about the whole form. */
export type FormErrors = Record<string, string>;
/** Field name -> what was typed; a repeated name -> all of it. Secrets and files do not come back. */
export type FormValues = Record<string, string | string[]>;

/** What an action returns to its page: with `values` when something was wrong. */
export interface FormAnswer {
	readonly errors?: FormErrors;
	readonly values?: FormValues;
}

export type FieldValue =
	string | number | boolean | null | undefined | readonly (string | number)[] | readonly StoredValues[];
/** What is stored, as a person would type it; rows (`parties.0.brings`) as a list of such objects. */
export interface StoredValues {
	readonly [name: string]: FieldValue;
}

/**
 * A field's value. Whatever came back stands alone: a tick that is not in it was taken away, not forgotten.
 * @param name as the control has it: `title`, `parties.0.brings`
 */
export function shownValue(
	name: string,
	sent: FormValues | undefined,
	stored: StoredValues | undefined,
): FieldValue {
	if (sent) return Object.hasOwn(sent, name) ? sent[name] : undefined;
	let at: unknown = stored;
	for (const part of name.split('.')) {
		if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
		at = (at as Record<string, unknown>)[part];
	}
	return at as FieldValue;
}

/** The first text of a value, for a control that holds one. */
export const textOf = (value: FieldValue): string => String(textsOf(value)[0] ?? '');

/** All texts of a value, for controls that share a name. */
export function textsOf(value: FieldValue): string[] {
	if (typeof value === 'object' && value !== null)
		return value.filter((one) => typeof one !== 'object').map(String);
	return value === undefined || value === null || value === '' ? [] : [String(value)];
}

/** @param sends what the tick sends, `on` where nothing is said */
export const isTicked = (value: FieldValue, sends: string): boolean =>
	typeof value === 'boolean' ? value : textsOf(value).includes(sends);

/** The answer, where it is to the form that sent these fields: pages with several forms tell them apart so. */
export function answerTo<A extends FormAnswer>(
	answer: A | null | undefined,
	sent: Readonly<Record<string, string | number>>,
): A | null {
	const values = answer?.values;
	if (!values) return null;
	return Object.entries(sent).every(([name, value]) => shownValue(name, values, undefined) === String(value))
		? answer
		: null;
}

/** The fields of a schema's object, also where something is done to the form before or after. */
type Entries<S> = S extends { readonly pipe: infer P extends readonly unknown[] }
	? EntriesIn<P[number]>
	: EntriesIn<S>;
type EntriesIn<S> = S extends { readonly entries: infer E } ? E : never;

type Shown<T> =
	NonNullable<T> extends readonly (infer One)[]
		? One extends object
			? readonly StoredValues[]
			: readonly (string | number)[]
		: NonNullable<T> extends boolean
			? boolean
			: string | number | null;

/**
 * What a form with this schema must be given: every field, so that a new one names each place that fills the form.
 * `Left` are those that always begin empty.
 */
export type FormValuesOf<S, Left extends string = never> = {
	readonly [K in Exclude<keyof Entries<S>, 'submission' | Left>]: Entries<S>[K] extends v.GenericSchema<
		infer Input,
		unknown
	>
		? Shown<Input>
		: FieldValue;
};
