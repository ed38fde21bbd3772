import { signedInMember } from '#lib/accounts/signing-in/signed-in.ts';
import { isUndecided } from '#lib/accounts/organisation-states.ts';
import { giveUp } from '#lib/organisations/application/giving-up.server.ts';
import { organisationFlashes } from '#lib/organisations/flashes.ts';
import { giveUpInput } from '#lib/organisations/input.ts';
import { notFound } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { personalData } from '../../../../../../personal-data.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals }) => {
	const { state, name, slug } = signedInMember(locals, url, params.organisation, 'manage');
	return isUndecided(state) ? { name, slug } : notFound();
};

export const actions: Actions = {
	default: action(
		giveUpInput,
		({ db, actor, params }) => giveUp(db, actor, params.organisation, personalData),
		() => ({ to: '/account', flash: organisationFlashes.givenUp() }),
	),
};
