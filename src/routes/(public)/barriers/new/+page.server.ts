import { randomUUID } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { tellInput } from '#lib/dialogue/barriers/input.ts';
import { tellingDesk } from '#lib/dialogue/readers.server.ts';
import { barriersAlike, tellBarrier } from '#lib/dialogue/voices/telling.server.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import { formStamp, refuseMachines } from '#lib/platform/forms/form-guard.server.ts';
import { submit } from '#lib/platform/forms/forms.server.ts';
import { mailsAreReadHere } from '#lib/platform/outbox.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ setHeaders, locals: { actor } }) => {
	// Each page has a stamp of its own.
	setHeaders({ 'cache-control': 'no-store' });
	return {
		...tellingDesk(actor),
		submission: randomUUID(),
		outbox: mailsAreReadHere(),
		stamp: formStamp(),
	};
};

const textIn = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value.slice(0, 4000) : '';
};

export const actions: Actions = {
	default: async ({ request, locals: { db, actor }, getClientAddress }) => {
		const form = await formOf(request);
		const answer = await submit(form, tellInput, async (input) => {
			refuseMachines(form);
			return { outcome: await tellBarrier(db, input, { actor, clientAddress: getClientAddress() }) };
		});
		if ('outcome' in answer) return answer;
		// Whatever it came back for, what is told already stands beside it.
		const told = { title: textIn(form, 'title'), body: textIn(form, 'body') };
		return fail(answer.status, { ...answer.data, alike: await barriersAlike(db, told) });
	},
};
