import { lineInput, openInput, takeBackInput } from '#lib/equality/telling/input.ts';
import { addLine, openThread, takeBack } from '#lib/equality/telling/telling.server.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import { formStamp, refuseMachines } from '#lib/platform/forms/form-guard.server.ts';
import { submit } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ stamp: formStamp() });

export const actions: Actions = {
	/** One address for every step, as where it is told; the code is in the form and in no address. */
	default: async ({ request, locals: { db }, getClientAddress }) => {
		const form = await formOf(request);
		const from = getClientAddress();
		const step = form.get('step');
		if (step === 'line')
			return submit(form, lineInput, async (input) => {
				refuseMachines(form);
				const thread = await addLine(db, input, from);
				return { thread, code: input.code, said: 'added' as const };
			});
		if (step === 'takeBack')
			return submit(form, takeBackInput, async ({ code }) => {
				return { thread: await takeBack(db, code, from), code, said: 'takenBack' as const };
			});
		return submit(form, openInput, async ({ code }) => {
			refuseMachines(form);
			return { thread: await openThread(db, code, from), code, said: null };
		});
	},
};
