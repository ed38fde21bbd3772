import { formChoices } from '#lib/events/writing/form.server.ts';
import { drafting } from '#lib/listings/form.server.ts';
import { opportunityInput, opportunityWords } from '#lib/opportunities/input.ts';
import { opportunityKinds } from '#lib/opportunities/opportunity.ts';
import { emptyOpportunity } from '#lib/opportunities/form-values.ts';
import { createOpportunity } from '#lib/opportunities/opportunities.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const organisation = await organisationFor(db, actor, params.organisation, 'edit');
	const choices = await formChoices(db, organisation.id);
	const kind = opportunityKinds.find((one) => one === url.searchParams.get('kind'));
	const values = { ...emptyOpportunity(choices.sites), ...(kind && { kind }) };
	return { choices, values, submission: crypto.randomUUID() };
};

export const actions: Actions = {
	default: drafting(opportunityInput, opportunityWords, ({ params, locals: { db, actor } }, input) =>
		createOpportunity(db, actor, params.organisation, input),
	),
};
