import { mailRequestInput } from '#lib/accounts/input.ts';
import { requestReset } from '#lib/accounts/signing-in/reset.server.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import { mailsAreReadHere } from '../dev/mail/outbox.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ outbox: mailsAreReadHere() });

export const actions: Actions = {
	default: async ({ request, locals: { db }, getClientAddress }) =>
		submit(await formOf(request), mailRequestInput, async ({ email }) => {
			await requestReset(db, email, getClientAddress());
			return { sent: true as const };
		}),
};
