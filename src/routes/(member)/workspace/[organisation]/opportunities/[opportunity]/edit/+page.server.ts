import { formChoices } from '#lib/events/writing/form.server.ts';
import { checkWording } from '#lib/policy/wording.ts';
import { answerListingForm } from '#lib/listings/form.server.ts';
import { opportunityInput, opportunityWords } from '#lib/opportunities/input.ts';
import { opportunityFlashes } from '#lib/opportunities/flashes.ts';
import { opportunityValues } from '#lib/opportunities/form-values.ts';
import { changeOpportunity, workspacePath } from '#lib/opportunities/opportunities.server.ts';
import { isEditable } from '#lib/opportunities/opportunity.ts';
import { ownOpportunity } from '#lib/opportunities/readers.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { redirectSaying } from '#lib/platform/flash.server.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const own = await ownOpportunity(db, actor, params.organisation, params.opportunity, 'edit');
	const { organisation, opportunity } = own;
	if (!isEditable(opportunity)) notFound();
	const { title, programme, description, learn } = opportunity;
	const isPublic = opportunity.state !== 'draft';
	return {
		slug: opportunity.slug,
		choices: await formChoices(db, organisation.id, opportunity.focusArea),
		values: opportunityValues(opportunity),
		wording: isPublic ? checkWording(title, programme, description, learn) : [],
		isPublic,
	};
};

export const actions: Actions = {
	default: async (event) => {
		const {
			params,
			locals: { db, actor },
		} = event;
		const form = await formOf(event.request);
		return answerListingForm(form, opportunityInput, opportunityWords, async (input) => {
			await changeOpportunity(db, actor, params.organisation, params.opportunity, input, editedIn(form));
			const path = workspacePath(params.organisation, params.opportunity);
			redirectSaying(event, path, opportunityFlashes.saved());
		});
	},
};
