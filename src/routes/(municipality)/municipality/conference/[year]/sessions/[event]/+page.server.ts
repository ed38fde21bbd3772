import { randomUUID } from 'node:crypto';
import { sessionDesk, yearIn } from '#lib/dialogue/conference/conference.ts';
import * as inputs from '#lib/dialogue/conference/input.ts';
import { sessionDeskPage } from '#lib/dialogue/conference/readers.server.ts';
import * as verbs from '#lib/dialogue/conference/sessions.server.ts';
import { dialogueFlashes } from '#lib/dialogue/flashes.ts';
import { found } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	...(await sessionDeskPage(db, actor, params.year, params.event)),
	submission: randomUUID(),
});

const of = ({ year, event }: { year: string; event: string }) => [found(yearIn(year)), event] as const;
const here = ({ params }: { params: { year: string; event: string } }) => sessionDesk(...of(params));

export const actions: Actions = {
	save: action(
		inputs.sessionInput,
		({ db, actor, params, form }, input) => verbs.changeSession(db, actor, of(params), input, editedIn(form)),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.sessionSaved() }),
	),
	addSpeaker: action(
		inputs.speakerInput,
		({ db, actor, params }, input) => verbs.addSpeaker(db, actor, of(params), input),
		(_, to) => ({ to, flash: dialogueFlashes.speakerAdded() }),
	),
	removeSpeaker: action(
		inputs.removeInput,
		({ db, actor, params }, { id }) => verbs.removeSpeaker(db, actor, of(params), id),
		(asked) => ({ to: here(asked), flash: dialogueFlashes.speakerRemoved() }),
	),
};
