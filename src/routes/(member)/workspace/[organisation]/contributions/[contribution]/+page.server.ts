import { randomUUID } from 'node:crypto';
import * as objections from '#lib/contributions/objections/objections.server.ts';
import { slugOfEvent } from '#lib/events/readers.server.ts';
import { slugOfPlacement } from '#lib/opportunities/readers.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { contributionFor, type ContributionInDepth } from '#lib/contributions/desk.server.ts';
import * as input from '#lib/contributions/input.ts';
import { contributionFlashes } from '#lib/contributions/flashes.ts';
import { correct } from '#lib/contributions/contributions.server.ts';
import { addEvidence, removeEvidence } from '#lib/contributions/evidence/evidence.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { retract } from '#lib/contributions/ladder/retraction.server.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { found } from '#lib/platform/errors.ts';
import { uploadOf } from '#lib/platform/forms/form-body.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import type { Flash } from '#lib/platform/flash.ts';
import { filesIn } from '#lib/platform/files/uploads.server.ts';
import { actionBehind, type Asked } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

const idOf = (text: string) => found(idIn(text));

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { id } = await organisationFor(db, actor, params.organisation, 'read');
	const depth = await contributionFor(db, actor, id, idOf(params.contribution));
	return { depth, deed: await deedOf(db, depth, params.organisation), submission: randomUUID() };
};

/** Where what was counted by itself is put right, in code form; null where it is none, or not for this person to do. */
async function deedOf(db: Database, { contribution, may }: ContributionInDepth, organisation: string) {
	const { source, sourceId } = contribution;
	if (!may.correctDeed || sourceId === null) return null;
	const desk = `/workspace/${organisation}`;
	if (source === 'event') return `${desk}/events/${await slugOfEvent(db, sourceId)}`;
	return `${desk}/opportunities/${await slugOfPlacement(db, sourceId)}`;
}

/** Looks that the report stands around this workspace. */
const about = actionBehind(async ({ db, actor, params }: Asked<RouteParams>) => {
	const { id: organisationId } = await organisationFor(db, actor, params.organisation, 'report');
	const contribution = idOf(params.contribution);
	await contributionFor(db, actor, organisationId, contribution);
	return { organisationId, contribution };
});
const back =
	(flash: Flash) =>
	({ params, contribution }: { params: RouteParams; contribution: number }) => ({
		to: `/workspace/${params.organisation}/contributions/${contribution}`,
		flash,
	});

export const actions: Actions = {
	verify: about(
		emptyInput,
		({ db, actor, contribution, organisationId }) =>
			verify(db, actor, { contribution, level: 1, note: '', organisationId }),
		back(contributionFlashes.confirmed()),
	),
	retract: about(
		input.retractInput,
		({ db, actor, contribution, organisationId }, { level, reason }) =>
			retract(db, actor, { contribution, level, organisationId, reason }),
		back(contributionFlashes.retracted()),
	),
	object: about(
		input.objectionInput,
		({ db, actor, contribution, organisationId }, { reason }) =>
			objections.raiseObjection(db, actor, { contribution, organisationId, reason }),
		back(contributionFlashes.objected()),
	),
	withdraw: about(
		emptyInput,
		({ db, actor, contribution, organisationId }) =>
			objections.withdrawObjection(db, actor, { contribution, organisationId }),
		back(contributionFlashes.withdrawn()),
	),
	answer: about(
		input.answerInput,
		({ db, actor, contribution }, { answer }) =>
			objections.answerObjection(db, actor, { contribution, answer }),
		back(contributionFlashes.answered()),
	),
	correct: about(
		input.correctionInput,
		({ db, actor, contribution }, { amount, note, evidenceAsked, keepEvidence }) =>
			correct(db, actor, {
				contribution,
				amount,
				note,
				keepEvidence: !evidenceAsked || Boolean(keepEvidence),
			}),
		back(contributionFlashes.corrected()),
	),
	add: about(
		input.evidenceInput,
		({ db, actor, contribution, form }, pieces) =>
			addEvidence(db, actor, contribution, pieces, filesIn(form, 'files')),
		back(contributionFlashes.added()),
		uploadOf,
	),
	remove: about(
		input.removeEvidenceInput,
		({ db, actor, contribution }, { evidence }) => removeEvidence(db, actor, contribution, evidence),
		back(contributionFlashes.removed()),
	),
};
