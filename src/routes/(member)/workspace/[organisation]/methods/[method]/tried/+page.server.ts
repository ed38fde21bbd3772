import { randomUUID } from 'node:crypto';
import { methodFlashes } from '#lib/guide/methods/flashes.ts';
import { reportInput } from '#lib/guide/methods/input.ts';
import { reportTry } from '#lib/guide/methods/proposing.server.ts';
import { methodToTry } from '#lib/guide/methods/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	...(await methodToTry(db, actor, params.organisation, params.method)),
	stored: { contentLocale: 'da' },
	submission: randomUUID(),
});

export const actions: Actions = {
	default: action(
		reportInput,
		({ db, actor, params }, input) => reportTry(db, actor, params.organisation, params.method, input),
		(_, to) => ({ to, flash: methodFlashes.reportSent() }),
	),
};
