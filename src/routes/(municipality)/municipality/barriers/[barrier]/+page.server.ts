import { randomUUID } from 'node:crypto';
import { barrierDesk, barriersDesk } from '#lib/dialogue/barriers/barrier.ts';
import * as inputs from '#lib/dialogue/barriers/input.ts';
import * as answering from '#lib/dialogue/desk/answering.server.ts';
import { linkBarrier, unlinkBarrier } from '#lib/dialogue/desk/linking.server.ts';
import * as reading from '#lib/dialogue/desk/reading.server.ts';
import { dialogueFlashes } from '#lib/dialogue/flashes.ts';
import { barrierDeskPage } from '#lib/dialogue/readers.server.ts';
import { decideInput, reopenTakedownInput, takeDownInput } from '#lib/moderation/input.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	...(await barrierDeskPage(db, actor, params.barrier)),
	submission: randomUUID(),
});

const here = ({ params }: { params: { barrier: string } }) => barrierDesk(params.barrier);

export const actions: Actions = {
	show: action(
		inputs.showInput,
		({ db, actor, params, form }, input) =>
			reading.showBarrier(db, actor, params.barrier, input, editedIn(form)),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.shown() }),
	),
	down: action(
		takeDownInput,
		({ db, actor, params }, input) => reading.takeBarrierDown(db, actor, params.barrier, input),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.takenDown() }),
	),
	decide: action(
		decideInput,
		({ db, actor, params }, input) => reading.decideBarrier(db, actor, params.barrier, input),
		(asked, _, { decision }) => ({ to: here(asked), flash: dialogueFlashes[decision]() }),
	),
	reopen: action(
		reopenTakedownInput,
		({ db, actor, params }, input) => reading.reopenBarrier(db, actor, params.barrier, input),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.reopened() }),
	),
	merge: action(
		inputs.mergeInput,
		({ db, actor, params }, { into }) => reading.mergeBarrier(db, actor, params.barrier, into),
		() => ({ to: barriersDesk, flash: dialogueFlashes.merged() }),
	),
	own: action(
		inputs.ownerInput,
		({ db, actor, params, form }, input) =>
			answering.giveToOwner(db, actor, params.barrier, input, editedIn(form)),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.owned() }),
	),
	answer: action(
		inputs.answerInput,
		({ db, actor, params }, input) => answering.answerBarrier(db, actor, params.barrier, input),
		(_, to) => ({ to, flash: dialogueFlashes.answered() }),
	),
	followUp: action(
		inputs.outcomeInput,
		({ db, actor, params }, input) => answering.followUp(db, actor, params.barrier, input),
		(_, to) => ({ to, flash: dialogueFlashes.followedUp() }),
	),
	addSource: action(
		inputs.sourceInput,
		({ db, actor, params }, input) => answering.addSource(db, actor, params.barrier, input),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.sourceAdded() }),
	),
	removeSource: action(
		inputs.removeSourceInput,
		({ db, actor, params }, { id }) => answering.removeSource(db, actor, params.barrier, id),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.sourceRemoved() }),
	),
	link: action(
		inputs.linkInput,
		({ db, actor, params }, { page }) => linkBarrier(db, actor, params.barrier, page),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.linked() }),
	),
	unlink: action(
		inputs.unlinkInput,
		({ db, actor, params }, { id }) => unlinkBarrier(db, actor, params.barrier, id),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.unlinked() }),
	),
};
