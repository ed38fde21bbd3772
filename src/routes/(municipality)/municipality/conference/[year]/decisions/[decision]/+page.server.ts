import { decisionDesk, yearDesk, yearIn } from '#lib/dialogue/conference/conference.ts';
import { carryDecision, finishDecision } from '#lib/dialogue/conference/decisions.server.ts';
import { carryInput, doneInput } from '#lib/dialogue/conference/input.ts';
import { decisionDeskPage } from '#lib/dialogue/conference/readers.server.ts';
import { dialogueFlashes } from '#lib/dialogue/flashes.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	decisionDeskPage(db, actor, params.year, params.decision);

const of = ({ year, decision }: { year: string; decision: string }) =>
	[found(yearIn(year)), found(idIn(decision))] as const;

export const actions: Actions = {
	carry: action(
		carryInput,
		({ db, actor, params }, { page }) => carryDecision(db, actor, of(params), page),
		({ params }) => ({ to: decisionDesk(...of(params)), flash: dialogueFlashes.carried() }),
	),
	done: action(
		doneInput,
		({ db, actor, params }, input) => finishDecision(db, actor, of(params), input),
		({ params }) => ({ to: yearDesk(of(params)[0]), flash: dialogueFlashes.decisionDone() }),
	),
};
