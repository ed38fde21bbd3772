import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { caseworkFlashes } from '#lib/casework/flashes.ts';
import { letterInput } from '#lib/casework/writing/input.ts';
import { mostPartners } from '#lib/casework/writing/letter.ts';
import { beginLetter } from '#lib/casework/writing/writing.server.ts';
import { howManyFit, whoFits } from '#lib/municipality/overview.server.ts';
import { partnerQuery, readPartnerFilter } from '#lib/municipality/partner-filter.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'decide');
	const filter = readPartnerFilter(url.searchParams);
	const [count = 0] = await howManyFit(locals.db, locals.actor, [filter]);
	return { count, query: partnerQuery(filter), submission: crypto.randomUUID() };
};

export const actions: Actions = {
	begin: action(
		letterInput,
		async ({ db, actor, url }, input) => {
			const filter = readPartnerFilter(url.searchParams);
			// One more than a letter takes, so that it is seen to be too many.
			const organisationIds = await whoFits(db, actor, filter, mostPartners + 1);
			return beginLetter(db, actor, input, { query: partnerQuery(filter), organisationIds });
		},
		(_asked, id) => ({ to: `/municipality/letters/${id}`, flash: caseworkFlashes.letterBegun() }),
	),
};
