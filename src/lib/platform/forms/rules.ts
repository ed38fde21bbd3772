/**
 * Rules over several values of one thing (it ends after it begins), each a decision with the field that its sentence stands
 * at. A form, the API and an import are held to the same list.
 */
import * as v from 'valibot';

export interface Rule<Values> {
	at: keyof Values & string;
	/** What the decision reads: it is made where these are right, whatever else is wrong. */
	of: readonly (keyof Values & string)[];
	/** The sentence, or nothing where the rule holds. */
	problem: (values: Values) => string | false | null | undefined;
}

/** Makes rules over `Values`: `rule('endsOn', ['startsOn', 'endsOn'], ({ startsOn, endsOn }) => …)`. */
export const rulesOver =
	<Values>() =>
	<Key extends keyof Values & string>(
		at: keyof Values & string,
		of: readonly Key[],
		problem: (values: Pick<Values, Key>) => string | false | null | undefined,
	): Rule<Values> => ({ at, of, problem });

/** The check of a whole object: each broken rule is an issue at its field, beside those of the fields themselves. */
export const follows = <Values extends object>(rules: readonly Rule<NoInfer<Values>>[]) =>
	v.rawCheck<Values>(({ dataset, addIssue }) => {
		const wrong = new Set(dataset.issues?.map(({ path }) => path?.[0]?.key));
		// What is no object at all has no fields to speak of.
		if (wrong.has(undefined)) return;
		const values = dataset.value as Values;
		for (const { at, of, problem } of rules) {
			if (of.some((key) => wrong.has(key))) continue;
			const message = problem(values);
			if (!message) continue;
			const value: unknown = values[at];
			addIssue({ message, path: [{ type: 'unknown', origin: 'value', input: values, key: at, value }] });
		}
	});
