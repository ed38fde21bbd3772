import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { organisationFlashes } from '#lib/organisations/flashes.ts';
import { mergeInput } from '#lib/organisations/merging/input.ts';
import { mergeOrganisations, mergePreview } from '#lib/organisations/merging/merging.server.ts';
import { slugIn, wordsIn } from '#lib/platform/addresses/address-values.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor, ...locals } }) => {
	signedInMunicipality({ ...locals, actor }, url, 'decide');
	const into = slugIn(url.searchParams.get('into')) ?? null;
	const text = wordsIn(url.searchParams.get('q'));
	return { text, ...(await mergePreview(db, actor, { from: params.organisation, into, text })) };
};

export const actions: Actions = {
	merge: action(
		mergeInput,
		({ db, actor, params }, input) => mergeOrganisations(db, actor, { ...input, from: params.organisation }),
		(_asked, _outcome, { into }) => ({
			to: `/municipality/partners/${into}`,
			flash: organisationFlashes.merged(),
		}),
	),
};
