import { redirect } from '@sveltejs/kit';
import * as verbs from '#lib/commitments/commitments.server.ts';
import {
	emptyInput,
	targetInput,
	typeInput,
	whereInput,
	wordsInput,
} from '#lib/commitments/writing/input.ts';
import { today } from '#lib/commitments/readers.server.ts';
import { predecessorOf } from '#lib/commitments/changing/replacement-queries.server.ts';
import { ownDraft, standingOf, whereChoices } from '#lib/commitments/workspace.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { idIn } from '#lib/platform/address-values.ts';
import { actionBehind, type Asked } from '#lib/platform/action.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

const path = ({ organisation, commitment }: RouteParams, end: string) =>
	`/workspace/${organisation}/commitments/${commitment}${end}`;

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const { organisation, commitment } = await ownDraft(db, actor, params.organisation, params.commitment);
	if (commitment.state !== 'draft') redirect(303, href(path(params, '')));
	const step = Math.min(4, idIn(url.searchParams.get('step')) ?? 1);
	return {
		step,
		draft: commitment,
		replaces: (await predecessorOf(db, commitment)) ?? null,
		all: url.searchParams.has('all'),
		choices: step === 3 ? await whereChoices(db, organisation, commitment.id, today()) : null,
		standing: step === 4 ? await standingOf(db, organisation.id) : null,
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
		typeInput,
		({ db, actor, draft }, input) => verbs.saveType(db, actor, draft.slug, input),
		goOn(2),
	),
	target: about(
		({ draft }) => targetInput(draft.lowerIsBetter, today()),
		({ db, actor, draft }, input) => verbs.saveTarget(db, actor, draft.slug, input),
		goOn(3),
	),
	where: about(
		whereInput,
		({ db, actor, draft }, input) => verbs.saveWhere(db, actor, draft.slug, input),
		goOn(4),
	),
	propose: about(
		wordsInput,
		async ({ db, actor, draft, form }, input) => {
			await verbs.saveWords(db, actor, draft.slug, input);
			return form.get('then') === 'save' ? null : verbs.propose(db, actor, draft.slug);
		},
		({ params }, proposed) =>
			proposed === null ? goOn(4)({ params }) : path({ ...params, commitment: proposed }, '?said=proposed'),
	),
	discard: about(
		emptyInput,
		({ db, actor, draft }) => verbs.discardDraft(db, actor, draft.slug),
		({ params }) => `/workspace/${params.organisation}/commitments`,
	),
};
