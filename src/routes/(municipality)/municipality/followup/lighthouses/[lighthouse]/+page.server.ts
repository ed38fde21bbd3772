import { randomUUID } from 'node:crypto';
import { followupFlashes } from '#lib/followup/flashes.ts';
import {
	addResultInput,
	addStepInput,
	lighthouseInput,
	markStepInput,
	removeResultInput,
	removeStepInput,
} from '#lib/followup/lighthouses/input.ts';
import * as verbs from '#lib/followup/lighthouses/lighthouses.server.ts';
import { lighthouseDesk } from '#lib/followup/lighthouses/readers.server.ts';
import { linkInput } from '#lib/followup/links/input.ts';
import { wordsIn } from '#lib/platform/addresses/address-values.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => ({
	...(await lighthouseDesk(db, actor, params.lighthouse, wordsIn(url.searchParams.get('q'), 100))),
	submission: randomUUID(),
});

type At = { params: { lighthouse: string } };
const saying = (flash: keyof typeof followupFlashes) => (at: At) => ({
	to: verbs.lighthousePath(at.params.lighthouse),
	flash: followupFlashes[flash](),
});

export const actions: Actions = {
	describe: action(
		lighthouseInput,
		({ db, actor, params, form }, input) =>
			verbs.describeLighthouse(db, actor, params.lighthouse, input, editedIn(form)),
		saying('lighthouseSaved'),
	),
	addStep: action(
		addStepInput,
		({ db, actor, params }, input) => verbs.addStep(db, actor, params.lighthouse, input),
		saying('stepAdded'),
	),
	milestone: action(
		markStepInput,
		({ db, actor, params }, input) => verbs.markStep(db, actor, params.lighthouse, input),
		saying('stepMarked'),
	),
	removeStep: action(
		removeStepInput,
		({ db, actor, params }, { step }) => verbs.removeStep(db, actor, params.lighthouse, step),
		saying('stepRemoved'),
	),
	addResult: action(
		addResultInput,
		({ db, actor, params }, input) => verbs.addResult(db, actor, params.lighthouse, input),
		saying('resultAdded'),
	),
	removeResult: action(
		removeResultInput,
		({ db, actor, params }, { result }) => verbs.removeResult(db, actor, params.lighthouse, result),
		saying('resultRemoved'),
	),
	link: action(
		linkInput,
		({ db, actor, params }, { commitment }) =>
			verbs.linkToLighthouse(db, actor, params.lighthouse, commitment),
		saying('linked'),
	),
	unlink: action(
		linkInput,
		({ db, actor, params }, { commitment }) =>
			verbs.unlinkFromLighthouse(db, actor, params.lighthouse, commitment),
		saying('unlinked'),
	),
};
