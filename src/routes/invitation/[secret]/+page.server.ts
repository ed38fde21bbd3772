import { redirect } from '@sveltejs/kit';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { acceptInput } from '#lib/accounts/input.ts';
import {
	acceptAsNewPerson,
	acceptInvitation,
	readInvitation,
} from '#lib/accounts/membership/invitations.server.ts';
import { signIn } from '#lib/accounts/signing-in/login.server.ts';
import { signedIn } from '#lib/accounts/signing-in/signed-in.ts';
import { href } from '#lib/i18n/urls.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import { submit } from '#lib/platform/forms/forms.server.ts';
import { actionBehind, type Asked } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const invitation = await readInvitation(db, params.secret);
	return { invitation, current: actor.person?.email ?? null };
};

export const actions: Actions = {
	accept: actionBehind(({ event: { locals }, url }: Asked<{ secret: string }>) => signedIn(locals, url))(
		emptyInput,
		({ db, actor, params }) => acceptInvitation(db, actor, params.secret),
		(_, slug) => `/workspace/${slug}`,
	),
	join: async (event) => {
		const { request, params, locals } = event;
		const invitation = await readInvitation(locals.db, params.secret);
		return submit(await formOf(request), acceptInput(invitation?.email ?? ''), async (input) => {
			const { personId, slug } = await acceptAsNewPerson(locals.db, params.secret, input);
			await signIn(locals.db, event, personId);
			redirect(303, href(`/workspace/${slug}`));
		});
	},
};
