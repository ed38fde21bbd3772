import * as objections from '#lib/contributions/objections/objections.server.ts';
import { contributionForCity } from '#lib/contributions/desk.server.ts';
import * as input from '#lib/contributions/input.ts';
import { contributionFlashes } from '#lib/contributions/flashes.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { retract } from '#lib/contributions/ladder/retraction.server.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { found } from '#lib/platform/errors.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import type { Flash } from '#lib/platform/flash.ts';
import { actionBehind, type Asked } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

const idOf = (text: string) => found(idIn(text));

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	depth: await contributionForCity(db, actor, idOf(params.contribution)),
});

const about = actionBehind(({ params }: Asked<RouteParams>) => ({ contribution: idOf(params.contribution) }));
const back =
	(flash: Flash) =>
	({ contribution }: { contribution: number }) => ({
		to: `/municipality/contributions/${contribution}`,
		flash,
	});

export const actions: Actions = {
	verify: about(
		input.verifyInput,
		({ db, actor, contribution }, { level, note }) => verify(db, actor, { contribution, level, note }),
		back(contributionFlashes.confirmed()),
	),
	retract: about(
		input.retractInput,
		({ db, actor, contribution }, { level, reason }) =>
			retract(db, actor, { contribution, level, organisationId: null, reason }),
		back(contributionFlashes.retracted()),
	),
	object: about(
		input.objectionInput,
		({ db, actor, contribution }, { reason }) =>
			objections.raiseObjection(db, actor, { contribution, organisationId: null, reason }),
		back(contributionFlashes.objected()),
	),
	withdraw: about(
		emptyInput,
		({ db, actor, contribution }) =>
			objections.withdrawObjection(db, actor, { contribution, organisationId: null }),
		back(contributionFlashes.withdrawn()),
	),
	settle: about(
		input.settleInput,
		({ db, actor, contribution }, decision) =>
			objections.settleObjection(db, actor, { contribution, ...decision }),
		back(contributionFlashes.settled()),
	),
	reopen: about(
		input.reopenInput,
		({ db, actor, contribution }, { why }) => objections.reopenObjection(db, actor, { contribution, why }),
		back(contributionFlashes.reopened()),
	),
};
