import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { dormantLetterQuery, isOfDormant, readDormantFilter } from '#lib/casework/dormant/dormant-filter.ts';
import { whoIsDormant } from '#lib/casework/dormant/dormant.server.ts';
import { caseworkFlashes } from '#lib/casework/flashes.ts';
import { letterInput } from '#lib/casework/writing/input.ts';
import { chosenFrom, mostPartners } from '#lib/casework/writing/letter.ts';
import { beginLetter } from '#lib/casework/writing/writing.server.ts';
import { howManyFit, whoFits } from '#lib/municipality/overview.server.ts';
import { partnerQuery, readPartnerFilter } from '#lib/municipality/partner-filter.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** One more than a letter takes, so that it is seen to be too many. */
const most = mostPartners + 1;

/** Whom the address chooses: of the list of partners, or of those that have come to a stop. */
async function chosen({ db, actor }: Pick<App.Locals, 'db' | 'actor'>, { searchParams }: URL) {
	if (!isOfDormant(searchParams)) {
		const filter = readPartnerFilter(searchParams);
		return { query: partnerQuery(filter), organisationIds: await whoFits(db, actor, filter, most) };
	}
	const filter = readDormantFilter(searchParams);
	return { query: dormantLetterQuery(filter), organisationIds: await whoIsDormant(db, actor, filter, most) };
}

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'decide');
	const submission = crypto.randomUUID();
	if (isOfDormant(url.searchParams)) {
		const { query, organisationIds } = await chosen(locals, url);
		return { count: organisationIds.length, query, from: chosenFrom(query), submission };
	}
	const filter = readPartnerFilter(url.searchParams);
	const [count = 0] = await howManyFit(locals.db, locals.actor, [filter]);
	const query = partnerQuery(filter);
	return { count, query, from: chosenFrom(query), submission };
};

export const actions: Actions = {
	begin: action(
		letterInput,
		async ({ db, actor, url }, input) => beginLetter(db, actor, input, await chosen({ db, actor }, url)),
		(_asked, id) => ({ to: `/municipality/letters/${id}`, flash: caseworkFlashes.letterBegun() }),
	),
};
