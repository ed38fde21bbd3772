import { randomUUID } from 'node:crypto';
import { savedInput, tellInput } from '#lib/equality/telling/input.ts';
import { codeShown } from '#lib/equality/telling/receipt.server.ts';
import { step } from '#lib/equality/telling/stepping.server.ts';
import { keepCode, tellExperience } from '#lib/equality/telling/telling.server.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import { formStamp, refuseMachines } from '#lib/platform/forms/form-guard.server.ts';
import { submit } from '#lib/platform/forms/forms.server.ts';
import { canSeal } from '#lib/platform/sealing.server.ts';
import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	isOpen: canSeal(),
	submission: randomUUID(),
	stamp: formStamp(),
});

export const actions: Actions = {
	/** One address for every step: what was done on the page is not in the browser's history. */
	default: async ({ request, locals: { db }, getClientAddress }) => {
		const form = await formOf(request);
		const asked = form.get('step');
		if (asked !== 'tell' && asked !== 'saved') return step(form);
		if (asked === 'tell')
			return submit(form, tellInput, async (input) => {
				refuseMachines(form);
				const code = await tellExperience(db, input, getClientAddress());
				if (code === null) return { kept: 'unasked' as const };
				return { receipt: codeShown(input.submission), submission: input.submission };
			});
		const answer = await submit(form, savedInput, async (input) => {
			await keepCode(db, input, getClientAddress());
			return { kept: input.forget ? ('forgotten' as const) : ('saved' as const) };
		});
		if ('kept' in answer) return answer;
		// The code stands there until it is written down.
		const submission = String(form.get('submission') ?? '');
		return fail(answer.status, { ...answer.data, receipt: codeShown(submission), submission });
	},
};
