import { redirect } from '@sveltejs/kit';
import { createBenefit } from '#lib/benefits/benefits.server.ts';
import { emptyBenefit } from '#lib/benefits/form-values.ts';
import { benefitInput, benefitWords } from '#lib/benefits/input.ts';
import { formChoices } from '#lib/events/writing/form.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { answerListingForm } from '#lib/listings/form.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const organisation = await organisationFor(db, actor, params.organisation, 'edit');
	const { sites, basemap } = await formChoices(db, organisation.id);
	return { choices: { sites, basemap }, values: emptyBenefit(sites), submission: crypto.randomUUID() };
};

export const actions: Actions = {
	default: async ({ request, params, locals: { db, actor } }) =>
		answerListingForm(await formOf(request), benefitInput, benefitWords, async (input) => {
			redirect(303, href(await createBenefit(db, actor, params.organisation, input)));
		}),
};
