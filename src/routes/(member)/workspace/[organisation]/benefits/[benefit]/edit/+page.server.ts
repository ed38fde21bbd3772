import { isEditable } from '#lib/benefits/benefit.ts';
import { changeBenefit, workspacePath } from '#lib/benefits/benefits.server.ts';
import { benefitFlashes } from '#lib/benefits/flashes.ts';
import { benefitValues } from '#lib/benefits/form-values.ts';
import { benefitInput, benefitWords } from '#lib/benefits/input.ts';
import { ownBenefit } from '#lib/benefits/readers.server.ts';
import { formChoices } from '#lib/events/writing/form.server.ts';
import { answerListingForm } from '#lib/listings/form.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { redirectSaying } from '#lib/platform/flash.server.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import { checkWording } from '#lib/policy/wording.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { organisation, benefit } = await ownBenefit(db, actor, params.organisation, params.benefit, 'edit');
	if (!isEditable(benefit)) notFound();
	const { title, description, howToGet } = benefit;
	const isPublic = benefit.state !== 'draft';
	const { sites, basemap } = await formChoices(db, organisation.id);
	return {
		slug: benefit.slug,
		choices: { sites, basemap },
		values: benefitValues(benefit),
		wording: isPublic ? checkWording(title, description, howToGet) : [],
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
		return answerListingForm(form, benefitInput, benefitWords, async (input) => {
			await changeBenefit(db, actor, params.organisation, params.benefit, input, editedIn(form));
			redirectSaying(event, workspacePath(params.organisation, params.benefit), benefitFlashes.saved());
		});
	},
};
