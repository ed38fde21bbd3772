import { redirect } from '@sveltejs/kit';
import {
	discardDraft,
	saveTarget,
	saveType,
	saveWhere,
	saveWords,
} from '#lib/commitments/writing/drafts.server.ts';
import { propose, wordsOf } from '#lib/commitments/writing/proposals.server.ts';
import { commitmentFlashes } from '#lib/commitments/flashes.ts';
import { targetInput, typeInput, whereInput, wordsInput } from '#lib/commitments/writing/input.ts';
import { typeBehindDraft } from '#lib/commitments/types/readers.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { today } from '#lib/commitments/readers.server.ts';
import { draftStep, ownDraft } from '#lib/commitments/workspace.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { actionBehind, type Asked } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import { checkWording } from '#lib/policy/wording.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

const path = ({ organisation, commitment }: RouteParams, end: string) =>
	`/workspace/${organisation}/commitments/${commitment}${end}`;

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const own = await ownDraft(db, actor, params.organisation, params.commitment);
	const { commitment } = own;
	if (commitment.state !== 'draft') redirect(303, href(path(params, '')));
	const step = Math.min(4, idIn(url.searchParams.get('step')) ?? 1);
	return {
		step,
		draft: commitment,
		all: url.searchParams.has('all'),
		wording: step === 4 ? checkWording(...wordsOf(commitment)) : [],
		standingOfType: await typeBehindDraft(db, commitment.type),
		...(await draftStep(db, own, step)),
	};
};

const about = actionBehind(async ({ db, actor, params }: Asked<RouteParams>) => ({
	draft: (await ownDraft(db, actor, params.organisation, params.commitment)).commitment,
}));
const goOn =
	(step: number) =>
	({ params }: { params: RouteParams }) =>
		path(params, `/edit?step=${step}`);

export const actions: Actions = {
	type: about(
		({ draft }) => typeInput(draft.type),
		({ db, actor, draft, form }, input) => saveType(db, actor, draft.slug, input, editedIn(form)),
		goOn(2),
	),
	target: about(
		({ draft }) => targetInput(draft.lowerIsBetter, today()),
		({ db, actor, draft, form }, input) => saveTarget(db, actor, draft.slug, input, editedIn(form)),
		goOn(3),
	),
	where: about(
		whereInput,
		({ db, actor, draft, form }, input) => saveWhere(db, actor, draft.slug, input, editedIn(form)),
		goOn(4),
	),
	propose: about(
		wordsInput,
		async ({ db, actor, draft, form }, { wordingRead, parties, ...words }) => {
			await saveWords(db, actor, draft.slug, words, editedIn(form));
			return form.get('then') === 'save' ? null : propose(db, actor, draft.slug, { wordingRead, parties });
		},
		({ params }, proposed) =>
			proposed === null
				? { to: goOn(4)({ params }), flash: commitmentFlashes.draftSaved() }
				: { to: path({ ...params, commitment: proposed }, ''), flash: commitmentFlashes.proposed() },
	),
	discard: about(
		emptyInput,
		({ db, actor, draft }) => discardDraft(db, actor, draft.slug),
		({ params }) => `/workspace/${params.organisation}/commitments`,
	),
};
