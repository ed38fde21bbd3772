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
import { actionBehind } from '#lib/platform/forms/action.server.ts';
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

const own = actionBehind(({ event: { locals }, url }) => ({ person: signedIn(locals, url) }));

export const actions: Actions = {
	profile: own(profileInput, async ({ db, actor }, profile) => {
		await changeProfile(db, actor, profile);
		return { done: 'profile' as const };
	}),
	password: own(
		({ person }) => passwordChangeInput(person.email),
		async ({ db, actor, event, person }, passwords) => {
			await changePassword(db, actor, passwords);
			await signIn(db, event, person.id);
			return { done: 'password' as const };
		},
	),
	everywhere: async ({ url, locals }) => {
		signedIn(locals, url);
		await signOutEverywhere(locals.db, locals.actor);
		redirect(303, href('/login?out'));
	},
};
