import { isEditable } from '#lib/benefits/benefit.ts';
import { changeBenefit, workspacePath } from '#lib/benefits/benefits.server.ts';
import { benefitFlashes } from '#lib/benefits/flashes.ts';
import { benefitValues } from '#lib/benefits/form-values.ts';
import { benefitInput, benefitWords } from '#lib/benefits/input.ts';
import { ownBenefit } from '#lib/benefits/readers.server.ts';
import { formChoices } from '#lib/events/writing/form.server.ts';
import { changing } from '#lib/listings/form.server.ts';
import { notFound } from '#lib/platform/errors.ts';
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
	default: changing(benefitInput, benefitWords, async ({ params, locals: { db, actor } }, input, edited) => {
		await changeBenefit(db, actor, params.organisation, params.benefit, input, edited);
		return { to: workspacePath(params.organisation, params.benefit), flash: benefitFlashes.saved() };
	}),
};
