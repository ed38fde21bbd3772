import { randomUUID } from 'node:crypto';
import { debateDesk } from '#lib/dialogue/debates/debate.ts';
import * as inputs from '#lib/dialogue/debates/input.ts';
import * as making from '#lib/dialogue/debates/making.server.ts';
import { debateDeskPage } from '#lib/dialogue/debates/readers.server.ts';
import { dialogueFlashes } from '#lib/dialogue/flashes.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => ({
	...(await debateDeskPage(db, actor, params.debate)),
	replyTo: url.searchParams.get('reply'),
	submission: randomUUID(),
});

const here = ({ params }: { params: { debate: string } }) => debateDesk(params.debate);

export const actions: Actions = {
	edit: action(
		inputs.debateInput,
		({ db, actor, params, form }, input) =>
			making.editDebate(db, actor, params.debate, input, editedIn(form)),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.debateEdited() }),
	),
	publish: action(
		emptyInput,
		({ db, actor, params }) => making.publishDebate(db, actor, params.debate),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.debatePublished() }),
	),
	addFact: action(
		inputs.factInput,
		({ db, actor, params }, input) => making.addFact(db, actor, params.debate, input),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.factAdded() }),
	),
	removeFact: action(
		inputs.removeFactInput,
		({ db, actor, params }, { id }) => making.removeFact(db, actor, params.debate, id),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.factRemoved() }),
	),
	write: action(
		inputs.cityPostInput,
		({ db, actor, params }, input) => making.writeAsCity(db, actor, params.debate, input),
		(_, to) => ({ to, flash: dialogueFlashes.cityWrote() }),
	),
	summarise: action(
		inputs.summaryInput,
		({ db, actor, params }, input) => making.summarise(db, actor, params.debate, input),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.summarised() }),
	),
};
