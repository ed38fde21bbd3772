import { redirect } from '@sveltejs/kit';
import { demoAccounts, demoPassword } from '#lib/accounts/signing-in/demo-accounts.ts';
import { loginInput } from '#lib/accounts/input.ts';
import { demoLogIn, logIn, signIn, startOf } from '#lib/accounts/signing-in/login.server.ts';
import { safeReturnPath, startPage } from '#lib/accounts/signing-in/return-path.ts';
import { env } from '#lib/platform/env.server.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import { submit } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { actor }, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const to = safeReturnPath(url.searchParams.get('to'));
	if (actor.person) redirect(303, to ?? startPage(actor));
	const accounts = demoAccounts.map(({ key, name, email }) => ({ key, name, email }));
	return { to, demo: env().DEMO ? { accounts, password: demoPassword } : null };
};

export const actions: Actions = {
	login: async (event) => {
		const { request, locals, cookies, getClientAddress } = event;
		const form = await formOf(request);
		return submit(form, loginInput, async (input) => {
			const personId = await logIn(locals.db, input, { address: getClientAddress(), cookies });
			await signIn(locals.db, event, personId);
			redirect(303, safeReturnPath(form.get('to')) ?? startPage(await startOf(locals.db, personId)));
		});
	},
	demo: async (event) => {
		const { request, locals } = event;
		const form = await formOf(request);
		const personId = await demoLogIn(locals.db, form.get('email'));
		await signIn(locals.db, event, personId);
		redirect(303, safeReturnPath(form.get('to')) ?? startPage(await startOf(locals.db, personId)));
	},
};
