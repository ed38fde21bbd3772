import { municipalityMay } from '#lib/accounts/access.ts';
import { mayModerate } from '#lib/matching/access.ts';
import { matchingFlashes } from '#lib/matching/flashes.ts';
import { putBackInput, takeDownInput } from '#lib/matching/postings/input.ts';
import { needsOfTheCity } from '#lib/matching/municipal.server.ts';
import { putBack, takeDown } from '#lib/matching/postings/postings.server.ts';
import { slugIn } from '#lib/platform/addresses/address-values.ts';
import { notFound } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, actor } }) => {
	if (!municipalityMay(actor, 'oversee')) notFound();
	return {
		...(await needsOfTheCity(db, slugIn(url.searchParams.get('posting')), url.searchParams.get('after'))),
		mayModerate: mayModerate(actor),
		/** Whose posts a colleague looks at. */
		own: actor.memberships.map(({ organisationId }) => organisationId),
	};
};

export const actions: Actions = {
	down: action(
		takeDownInput,
		({ db, actor }, { posting, reason }) => takeDown(db, actor, posting, reason),
		(_, _outcome, { posting }) => ({ to: '/municipality/needs', flash: matchingFlashes.down({ posting }) }),
	),
	back: action(
		putBackInput,
		({ db, actor }, { posting }) => putBack(db, actor, posting),
		() => ({ to: '/municipality/needs', flash: matchingFlashes.back() }),
	),
};
