import { formChoices } from '#lib/events/writing/form.server.ts';
import { checkWording } from '#lib/policy/wording.ts';
import { changing } from '#lib/listings/form.server.ts';
import { opportunityInput, opportunityWords } from '#lib/opportunities/input.ts';
import { opportunityFlashes } from '#lib/opportunities/flashes.ts';
import { opportunityValues } from '#lib/opportunities/form-values.ts';
import { changeOpportunity, workspacePath } from '#lib/opportunities/opportunities.server.ts';
import { isEditable } from '#lib/opportunities/opportunity.ts';
import { ownOpportunity } from '#lib/opportunities/readers.server.ts';
import { notFound } from '#lib/platform/errors.ts';
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
	default: changing(
		opportunityInput,
		opportunityWords,
		async ({ params, locals: { db, actor } }, input, edited) => {
			await changeOpportunity(db, actor, params.organisation, params.opportunity, input, edited);
			return {
				to: workspacePath(params.organisation, params.opportunity),
				flash: opportunityFlashes.saved(),
			};
		},
	),
};
