import { now } from '#lib/platform/clock.ts';
import { env } from '#lib/platform/env.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { doubtAbout, emptyName, stampKey, stampName, stampOf } from '#lib/platform/forms/form-stamp.ts';

const key = () => stampKey(env().DATABASE_URL);

/** Quicker than anybody reads and writes. The demo is also shown by machines. */
const leastMs = () => (env().DEMO ? 0 : 2000);

/** For the page's form, as `FormGuard.svelte` carries it. */
export const formStamp = (): string => stampOf(key(), now());

const textIn = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
};

/** What was typed is kept, and a new stamp comes with the answer. @throws Refused `form_too_fast`, `form_old`, `form_filled` */
export function refuseMachines(form: FormData): void {
	const sent = { stamp: textIn(form, stampName), empty: textIn(form, emptyName) };
	const doubt = doubtAbout(sent, { key: key(), now: now(), leastMs: leastMs() });
	if (doubt) throw new Refused(doubt);
}
