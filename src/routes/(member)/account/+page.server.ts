import { redirect } from '@sveltejs/kit';
import { emailChangeInput, passwordChangeInput, profileInput } from '#lib/accounts/input.ts';
import { accountFlashes } from '#lib/accounts/flashes.ts';
import { wayToMailings } from '#lib/accounts/letters/mailings.server.ts';
import { signIn } from '#lib/accounts/signing-in/login.server.ts';
import {
	changePassword,
	changeProfile,
	signOutEverywhere,
} from '#lib/accounts/own-account/own-account.server.ts';
import { requestEmailChange } from '#lib/accounts/own-account/change-email.server.ts';
import { signedIn } from '#lib/accounts/signing-in/signed-in.ts';
import { actionBehind } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { href } from '#lib/i18n/urls.ts';
import { redirectSaying } from '#lib/platform/flash.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) => {
	const { name, email, locale, emailConfirmed } = signedIn(locals, url);
	const memberships = locals.actor.memberships.map(({ slug, name, kind, role }) => ({
		slug,
		name,
		kind,
		role,
	}));
	return {
		person: { name, email, locale, emailConfirmed },
		memberships,
		municipalRole: locals.actor.municipalRole,
	};
};

const own = actionBehind(({ event: { locals }, url }) => ({ person: signedIn(locals, url) }));

export const actions: Actions = {
	profile: own(
		profileInput,
		({ db, actor }, profile) => changeProfile(db, actor, profile),
		() => ({ to: '/account', flash: accountFlashes.profileSaved() }),
	),
	email: own(
		emailChangeInput,
		({ db, actor, event }, { newEmail: email, currentPassword }) =>
			requestEmailChange(db, actor, { email, currentPassword }, event.getClientAddress()),
		() => ({ to: '/account', flash: accountFlashes.emailAsked() }),
	),
	password: own(
		({ person }) => passwordChangeInput(person.email),
		async ({ db, actor, event, person }, passwords) => {
			await changePassword(db, actor, passwords);
			await signIn(db, event, person.id);
		},
		() => ({ to: '/account', flash: accountFlashes.passwordChanged() }),
	),
	mailings: own(emptyInput, async ({ db, actor }) => redirect(303, href(await wayToMailings(db, actor)))),
	everywhere: async (event) => {
		const { url, locals } = event;
		signedIn(locals, url);
		await signOutEverywhere(locals.db, locals.actor);
		redirectSaying(event, '/login', accountFlashes.loggedOut());
	},
};
