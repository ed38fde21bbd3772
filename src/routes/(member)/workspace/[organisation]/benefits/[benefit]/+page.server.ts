import { mayEditBenefit } from '#lib/benefits/access.ts';
import * as benefits from '#lib/benefits/benefits.server.ts';
import { benefitFlashes } from '#lib/benefits/flashes.ts';
import { confirmInput, endInput, publishInput, removeInput } from '#lib/benefits/input.ts';
import { ownBenefit } from '#lib/benefits/readers.server.ts';
import { moderationFlashes } from '#lib/moderation/flashes.ts';
import { appealInput } from '#lib/moderation/input.ts';
import { ownTakedown } from '#lib/moderation/readers.server.ts';
import { appeal } from '#lib/moderation/takedowns/takedowns.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Flash } from '#lib/platform/flash.ts';
import { checkWording } from '#lib/policy/wording.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { benefit, standing } = await ownBenefit(db, actor, params.organisation, params.benefit, 'read');
	const { id, state, takenDownAt, title, description, howToGet } = benefit;
	return {
		benefit,
		standing,
		takedown: await ownTakedown(db, { kind: 'benefits', id, takenDownAt }),
		mayEdit: mayEditBenefit(actor, benefit),
		wording: state === 'draft' ? checkWording(title, description, howToGet) : [],
	};
};

const back = (params: { organisation: string; benefit: string }, flash: Flash) => ({
	to: benefits.workspacePath(params.organisation, params.benefit),
	flash,
});

export const actions: Actions = {
	appeal: action(
		appealInput,
		({ db, actor, params }, input) =>
			appeal(db, actor, params.organisation, { kind: 'benefits', slug: params.benefit }, input.appeal),
		({ params }) => back(params, moderationFlashes.appealed()),
	),
	publish: action(
		publishInput,
		({ db, actor, params }, input) =>
			benefits.publishBenefit(db, actor, params.organisation, params.benefit, input),
		({ params }) => back(params, benefitFlashes.published()),
	),
	confirm: action(
		confirmInput,
		({ db, actor, params }) => benefits.confirmBenefit(db, actor, params.organisation, params.benefit),
		({ params }) => back(params, benefitFlashes.confirmed()),
	),
	end: action(
		endInput,
		({ db, actor, params }, { reason }) =>
			benefits.endBenefit(db, actor, params.organisation, params.benefit, reason),
		({ params }) => back(params, benefitFlashes.ended()),
	),
	remove: action(
		removeInput,
		({ db, actor, params }) => benefits.deleteDraft(db, actor, params.organisation, params.benefit),
		({ params }) => ({ to: `/workspace/${params.organisation}/benefits`, flash: benefitFlashes.deleted() }),
	),
};
