import { redirect } from '@sveltejs/kit';
import { createEvent } from '#lib/events/events.server.ts';
import { answerEventForm, formChoices } from '#lib/events/writing/form.server.ts';
import { emptyEvent } from '#lib/events/writing/form-values.ts';
import { href } from '#lib/i18n/urls.ts';
import { membershipFor } from '#lib/organisations/organisations.server.ts';
import { uploadOf } from '#lib/platform/forms/form-body.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { organisationId } = membershipFor(actor, params.organisation, 'edit');
	const choices = await formChoices(db, organisationId);
	return { choices, values: emptyEvent(choices.sites), submission: crypto.randomUUID() };
};

export const actions: Actions = {
	default: async ({ request, params, locals: { db, actor } }) => {
		const { organisationId } = membershipFor(actor, params.organisation, 'edit');
		return answerEventForm(db, actor, organisationId, await uploadOf(request), async (input) => {
			redirect(303, href(await createEvent(db, actor, params.organisation, input)));
		});
	},
};
