import { postDesk } from '#lib/dialogue/debates/debate.ts';
import * as moderating from '#lib/dialogue/debates/posts/moderating.server.ts';
import { postDeskPage } from '#lib/dialogue/debates/readers.server.ts';
import { dialogueFlashes } from '#lib/dialogue/flashes.ts';
import { decideInput, reopenTakedownInput, takeDownInput } from '#lib/moderation/input.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	postDeskPage(db, actor, params.post);

const here = ({ params }: { params: { post: string } }) => postDesk(params.post);
const decided = { restored: dialogueFlashes.postRestored, upheld: dialogueFlashes.postUpheld };

export const actions: Actions = {
	show: action(
		emptyInput,
		({ db, actor, params }) => moderating.showPost(db, actor, params.post),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.postShown() }),
	),
	down: action(
		takeDownInput,
		({ db, actor, params }, input) => moderating.takePostDown(db, actor, params.post, input),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.postHidden() }),
	),
	decide: action(
		decideInput,
		({ db, actor, params }, input) => moderating.decidePost(db, actor, params.post, input),
		(asked, _, { decision }) => ({ to: here(asked), flash: decided[decision]() }),
	),
	reopen: action(
		reopenTakedownInput,
		({ db, actor, params }, input) => moderating.reopenPost(db, actor, params.post, input),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.reopened() }),
	),
};
