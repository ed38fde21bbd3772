import * as contests from '#lib/contributions/objections/objections.server.ts';
import { contributionForCity } from '#lib/contributions/desk.server.ts';
import * as input from '#lib/contributions/input.ts';
import { contributionFlashes } from '#lib/contributions/flashes.ts';
import { emptyInput } from '#lib/platform/empty-input.ts';
import { verify } from '#lib/contributions/verifications.server.ts';
import { found } from '#lib/platform/errors.ts';
import { idIn } from '#lib/platform/address-values.ts';
import type { Flash } from '#lib/platform/flash.ts';
import { actionBehind, type Asked } from '#lib/platform/action.server.ts';
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
		input.levelInput,
		({ db, actor, contribution }, { level }) => verify(db, actor, { contribution, level, note: '' }),
		back(contributionFlashes.confirmed()),
	),
	contest: about(
		input.contestInput,
		({ db, actor, contribution }, { reason }) =>
			contests.contest(db, actor, { contribution, organisationId: null, reason }),
		back(contributionFlashes.contested()),
	),
	withdraw: about(
		emptyInput,
		({ db, actor, contribution }) =>
			contests.withdrawContest(db, actor, { contribution, organisationId: null }),
		back(contributionFlashes.withdrawn()),
	),
	settle: about(
		input.settleInput,
		({ db, actor, contribution }, decision) =>
			contests.settleContest(db, actor, { contribution, ...decision }),
		back(contributionFlashes.settled()),
	),
};
