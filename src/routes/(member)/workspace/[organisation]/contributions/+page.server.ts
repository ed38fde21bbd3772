import { randomUUID } from 'node:crypto';
import { may } from '#lib/accounts/access.ts';
import { objectionsOf, contributionsOf, toConfirm } from '#lib/contributions/desk.server.ts';
import { contributionInput, correctionInput, confirmInput } from '#lib/contributions/input.ts';
import { contributionFlashes } from '#lib/contributions/flashes.ts';
import { correct, addContribution } from '#lib/contributions/contributions.server.ts';
import { today } from '#lib/commitments/readers.server.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { reportable } from '#lib/commitments/workspace.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { uploadOf } from '#lib/platform/forms/form-body.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import type { Flash } from '#lib/platform/flash.ts';
import { filesIn } from '#lib/platform/files/uploads.server.ts';
import { actionBehind, type Asked } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const { id } = await organisationFor(db, actor, params.organisation, 'read');
	const [contributions, choices, waiting, objections] = await Promise.all([
		contributionsOf(db, id, url.searchParams.get('after')),
		may(actor, 'report', id) ? reportable(db, id) : [],
		toConfirm(db, actor, id),
		objectionsOf(db, id),
	]);
	return {
		contributions,
		choices,
		waiting,
		objections,
		today: today(),
		chosen: idIn(url.searchParams.get('commitment')) ?? choices[0]?.id,
		submission: randomUUID(),
	};
};

const reporting = actionBehind(async ({ db, actor, params }: Asked<RouteParams>) => {
	const { id } = await organisationFor(db, actor, params.organisation, 'report');
	return { organisationId: id };
});
const back =
	(flash: Flash) =>
	({ params }: { params: RouteParams }) => ({ to: `/workspace/${params.organisation}/contributions`, flash });

export const actions: Actions = {
	contribute: reporting(
		async ({ db, organisationId }) => contributionInput(await reportable(db, organisationId), today()),
		({ db, actor, organisationId, form }, input) =>
			addContribution(db, actor, organisationId, input, filesIn(form, 'files')),
		back(contributionFlashes.reported()),
		uploadOf,
	),
	correct: reporting(
		correctionInput,
		({ db, actor }, { evidenceAsked, keepEvidence, ...input }) =>
			correct(db, actor, { ...input, keepEvidence: !evidenceAsked || Boolean(keepEvidence) }),
		back(contributionFlashes.corrected()),
	),
	verify: reporting(
		confirmInput,
		({ db, actor, organisationId }, { contribution }) =>
			verify(db, actor, { contribution, level: 1, note: '', organisationId }),
		back(contributionFlashes.confirmed()),
	),
};
