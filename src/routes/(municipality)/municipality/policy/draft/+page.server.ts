import { followupFlashes } from '#lib/followup/flashes.ts';
import * as drafting from '#lib/followup/policy-edition/drafting.server.ts';
import * as inputs from '#lib/followup/policy-edition/input.ts';
import { draftPage } from '#lib/followup/policy-edition/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const here = '/municipality/policy/draft';
const list = '/municipality/policy';

export const load: PageServerLoad = ({ locals: { db, actor } }) => draftPage(db, actor);

export const actions: Actions = {
	send: action(
		inputs.nothingInput,
		({ db, actor }) => drafting.sendDraft(db, actor),
		() => ({ to: here, flash: followupFlashes.periodSent() }),
	),
	back: action(
		inputs.nothingInput,
		({ db, actor }) => drafting.returnDraft(db, actor, { reason: null }),
		() => ({ to: here, flash: followupFlashes.periodBack() }),
	),
	return: action(
		inputs.returnInput,
		({ db, actor }, input) => drafting.returnDraft(db, actor, input),
		() => ({ to: here, flash: followupFlashes.periodBack() }),
	),
	approve: action(
		inputs.approveInput,
		({ db, actor }, input) => drafting.approveDraft(db, actor, input),
		() => ({ to: list, flash: followupFlashes.periodApproved() }),
	),
	discard: action(
		inputs.nothingInput,
		({ db, actor }) => drafting.discardDraft(db, actor),
		() => ({ to: list, flash: followupFlashes.periodDiscarded() }),
	),
};
