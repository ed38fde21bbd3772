import { requestMailings } from '#lib/alerts/ending.server.ts';
import { mailingsInput } from '#lib/alerts/input.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { mailsAreReadHere } from '#lib/platform/outbox.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ outbox: mailsAreReadHere() });

export const actions: Actions = {
	default: action(mailingsInput, async ({ db, event }, { email }) => {
		await requestMailings(db, email, event.getClientAddress());
		return { sent: true as const };
	}),
};
