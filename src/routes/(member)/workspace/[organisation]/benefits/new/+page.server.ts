import { createBenefit } from '#lib/benefits/benefits.server.ts';
import { emptyBenefit } from '#lib/benefits/form-values.ts';
import { benefitInput, benefitWords } from '#lib/benefits/input.ts';
import { formChoices } from '#lib/events/writing/form.server.ts';
import { drafting } from '#lib/listings/form.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const organisation = await organisationFor(db, actor, params.organisation, 'edit');
	const { sites, basemap } = await formChoices(db, organisation.id);
	return { choices: { sites, basemap }, values: emptyBenefit(sites), submission: crypto.randomUUID() };
};

export const actions: Actions = {
	default: drafting(benefitInput, benefitWords, ({ params, locals: { db, actor } }, input) =>
		createBenefit(db, actor, params.organisation, input),
	),
};
