import {
	colleagues,
	inviteColleague,
	setMunicipalRole,
} from '#lib/accounts/membership/administrators.server.ts';
import { colleagueInput, municipalRoleInput } from '#lib/accounts/input.ts';
import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => {
	const { id } = signedInMunicipality(locals, url, 'administer');
	const people = await colleagues(locals.db, locals.actor);
	return {
		me: id,
		people: people.map(({ emailConfirmedAt, ...person }) => ({
			...person,
			ready: emailConfirmedAt !== null,
		})),
	};
};

export const actions: Actions = {
	invite: async ({ request, url, locals }) => {
		signedInMunicipality(locals, url, 'administer');
		return submit(await formOf(request), colleagueInput, async (colleague) => {
			await inviteColleague(locals.db, locals.actor, colleague);
			return { done: 'invite' as const };
		});
	},
	role: async ({ request, url, locals }) => {
		signedInMunicipality(locals, url, 'administer');
		return submit(await formOf(request), municipalRoleInput, async ({ person, role }) => {
			await setMunicipalRole(locals.db, locals.actor, person, role === 'none' ? null : role);
			return { done: 'role' as const };
		});
	},
};
