import { redirect } from '@sveltejs/kit';
import { passwordChangeInput, profileInput } from '#lib/accounts/input.ts';
import { signIn } from '#lib/accounts/signing-in/login.server.ts';
import {
	changePassword,
	changeProfile,
	signOutEverywhere,
} from '#lib/accounts/own-account/own-account.server.ts';
import { signedIn } from '#lib/accounts/signing-in/signed-in.ts';
import { href } from '#lib/i18n/urls.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) => {
	const { name, email, locale } = signedIn(locals, url);
	const memberships = locals.actor.memberships.map(({ slug, name, kind, role }) => ({
		slug,
		name,
		kind,
		role,
	}));
	return { person: { name, email, locale }, memberships, municipalRole: locals.actor.municipalRole };
};

export const actions: Actions = {
	profile: async ({ request, url, locals }) => {
		signedIn(locals, url);
		return submit(await formOf(request), profileInput, async (profile) => {
			await changeProfile(locals.db, locals.actor, profile);
			return { done: 'profile' as const };
		});
	},
	password: async (event) => {
		const { request, url, locals } = event;
		const person = signedIn(locals, url);
		return submit(await formOf(request), passwordChangeInput(person.email), async (passwords) => {
			await changePassword(locals.db, locals.actor, passwords);
			await signIn(locals.db, event, person.id);
			return { done: 'password' as const };
		});
	},
	everywhere: async ({ url, locals }) => {
		signedIn(locals, url);
		await signOutEverywhere(locals.db, locals.actor);
		redirect(303, href('/login?out'));
	},
};
