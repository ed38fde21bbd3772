/** One way for a page's forms: read the form, validate it, call a verb, and come back to where its outcome shows. */
import { redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import { href } from '#lib/i18n/urls.ts';
import { redirectSaying, type Onward } from '#lib/platform/flash.server.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import { submit, type FormProblem, type Schema } from '#lib/platform/forms/forms.server.ts';

type Params = RequestEvent['params'];

/** Who asks, for what: what a verb takes besides the form's own fields. */
export interface Asked<P extends Params> {
	readonly db: App.Locals['db'];
	readonly actor: App.Locals['actor'];
	readonly params: P;
	readonly url: URL;
	/** For the few that need the person's browser: cookies, address. */
	readonly event: RequestEvent<P>;
}

type Answer<P extends Params, R> = (event: RequestEvent<P>) => Promise<R | ActionFailure<FormProblem>>;
type Verb<A, S extends Schema, R> = (
	asked: A & { readonly form: FormData },
	input: v.InferOutput<S>,
) => Promise<R>;
type Back<A, S extends Schema, R> = (asked: A, outcome: R, input: v.InferOutput<S>) => string | Onward;
type Read = (request: Request) => Promise<FormData>;
/** The schema, or what knows it once it is known who asks for what. */
type SchemaFor<A, S> = S | ((asked: A) => S | Promise<S>);

/** Actions behind one gate: it says no before the form is read, and what it found goes to the schema and the verb. */
export function actionBehind<P extends Params, F extends object>(gate: (asked: Asked<P>) => F | Promise<F>) {
	type A = Asked<P> & F;
	function behind<S extends Schema, R>(
		schema: SchemaFor<A, S>,
		verb: Verb<A, S, R>,
		back: Back<A, S, R>,
		read?: Read,
	): Answer<P, never>;
	function behind<S extends Schema, R>(schema: SchemaFor<A, S>, verb: Verb<A, S, R>): Answer<P, R>;
	function behind<S extends Schema, R>(
		schema: SchemaFor<A, S>,
		verb: Verb<A, S, R>,
		back?: Back<A, S, R>,
		read: Read = formOf,
	): Answer<P, R> {
		return async (event) => {
			const { db, actor } = event.locals;
			const { params, url } = event;
			const who: Asked<P> = { db, actor, params, url, event };
			const asked: A = { ...who, ...(await gate(who)) };
			const chosen = typeof schema === 'function' ? await schema(asked) : schema;
			const form = await read(event.request);
			return submit(form, chosen, async (input) => {
				const outcome = await verb({ ...asked, form }, input);
				if (!back) return outcome;
				const next = back(asked, outcome, input);
				return typeof next === 'string'
					? redirect(303, href(next))
					: redirectSaying(event, next.to, next.flash);
			});
		};
	}
	return behind;
}

/**
 * A form's action. Bad input and a `Refused` come back as a 422 with sentences and what was typed (`submit`); a 404,
 * a redirect and a bug pass through.
 * @param back the page in code form to show next (303), and what is said there; without it the verb's outcome is the
 *   page's `form`
 * @param read `uploadOf` for files, `wideFormOf` for rows of text: the form's bounds
 */
export function action<P extends Params, S extends Schema, R>(
	schema: SchemaFor<Asked<P>, S>,
	verb: Verb<Asked<P>, S, R>,
	back: Back<Asked<P>, S, R>,
	read?: Read,
): Answer<P, never>;
export function action<P extends Params, S extends Schema, R>(
	schema: SchemaFor<Asked<P>, S>,
	verb: Verb<Asked<P>, S, R>,
): Answer<P, R>;
export function action<P extends Params, S extends Schema, R>(
	schema: SchemaFor<Asked<P>, S>,
	verb: Verb<Asked<P>, S, R>,
	back?: Back<Asked<P>, S, R>,
	read?: Read,
): Answer<P, R> {
	const open = actionBehind<P, object>(() => ({}));
	return back ? open(schema, verb, back, read) : open(schema, verb);
}
