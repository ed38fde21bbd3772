import {
	colleagues,
	inviteColleague,
	setMunicipalRole,
} from '#lib/accounts/membership/administrators.server.ts';
import { colleagueInput, municipalRoleInput } from '#lib/accounts/input.ts';
import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { actionBehind } from '#lib/platform/forms/action.server.ts';
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

const administering = actionBehind(({ event: { locals }, url }) =>
	signedInMunicipality(locals, url, 'administer'),
);

export const actions: Actions = {
	invite: administering(colleagueInput, async ({ db, actor }, colleague) => {
		await inviteColleague(db, actor, colleague);
		return { done: 'invite' as const };
	}),
	role: administering(municipalRoleInput, async ({ db, actor }, { person, role }) => {
		await setMunicipalRole(db, actor, person, role === 'none' ? null : role);
		return { done: 'role' as const };
	}),
};
