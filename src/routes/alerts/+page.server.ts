import { requestMailings } from '#lib/alerts/ending.server.ts';
import { mailingsInput } from '#lib/alerts/input.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { formStamp, refuseMachines } from '#lib/platform/forms/form-guard.server.ts';
import { mailsAreReadHere } from '#lib/platform/outbox.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ setHeaders }) => {
	// Each page has a stamp of its own.
	setHeaders({ 'cache-control': 'no-store' });
	return { outbox: mailsAreReadHere(), stamp: formStamp() };
};

export const actions: Actions = {
	default: action(mailingsInput, async ({ db, form, event }, { email }) => {
		refuseMachines(form);
		await requestMailings(db, email, event.getClientAddress());
		return { sent: true as const };
	}),
};
