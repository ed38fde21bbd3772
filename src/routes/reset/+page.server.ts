import { mailRequestInput } from '#lib/accounts/input.ts';
import { requestReset } from '#lib/accounts/signing-in/reset.server.ts';
import { mailsAreReadHere } from '#lib/platform/outbox.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ outbox: mailsAreReadHere() });

export const actions: Actions = {
	default: action(mailRequestInput, async ({ db, event }, { email }) => {
		await requestReset(db, email, event.getClientAddress());
		return { sent: true as const };
	}),
};
