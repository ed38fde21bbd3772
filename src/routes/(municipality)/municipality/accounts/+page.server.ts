import {
	colleagues,
	inviteColleague,
	setMunicipalRole,
} from '#lib/accounts/membership/administrators.server.ts';
import { colleagueInput, municipalRoleInput } from '#lib/accounts/input.ts';
import { accountFlashes } from '#lib/accounts/flashes.ts';
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
	invite: administering(
		colleagueInput,
		({ db, actor }, colleague) => inviteColleague(db, actor, colleague),
		() => ({ to: '/municipality/accounts', flash: accountFlashes.colleagueInvited() }),
	),
	role: administering(
		municipalRoleInput,
		({ db, actor }, { person, role }) => setMunicipalRole(db, actor, person, role === 'none' ? null : role),
		() => ({ to: '/municipality/accounts', flash: accountFlashes.colleagueRole() }),
	),
};
