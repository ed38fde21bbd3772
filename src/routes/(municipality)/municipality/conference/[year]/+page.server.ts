import { randomUUID } from 'node:crypto';
import * as verbs from '#lib/dialogue/conference/conference.server.ts';
import { yearDesk, yearIn } from '#lib/dialogue/conference/conference.ts';
import { addDecision } from '#lib/dialogue/conference/decisions.server.ts';
import * as inputs from '#lib/dialogue/conference/input.ts';
import * as papers from '#lib/dialogue/conference/papers.server.ts';
import { conferenceDeskPage } from '#lib/dialogue/conference/readers.server.ts';
import { dialogueFlashes } from '#lib/dialogue/flashes.ts';
import { found } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { uploadOf } from '#lib/platform/forms/form-body.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	...(await conferenceDeskPage(db, actor, params.year)),
	submission: randomUUID(),
});

const of = ({ year }: { year: string }): number => found(yearIn(year));

export const actions: Actions = {
	save: action(
		inputs.conferenceInput,
		({ db, actor, params, form }, input) =>
			verbs.changeConference(db, actor, of(params), input, editedIn(form)),
		(_, to) => ({ to, flash: dialogueFlashes.conferenceSaved() }),
	),
	addPaper: action(
		inputs.paperInput,
		({ db, actor, params }, input) => papers.addPaper(db, actor, of(params), input),
		(_, to) => ({ to, flash: dialogueFlashes.paperAdded() }),
		uploadOf,
	),
	removePaper: action(
		inputs.removeInput,
		({ db, actor, params }, { id }) => papers.removePaper(db, actor, of(params), id),
		({ params }) => ({ to: yearDesk(of(params)), flash: dialogueFlashes.paperRemoved() }),
	),
	decide: action(
		inputs.decisionInput,
		({ db, actor, params }, input) => addDecision(db, actor, of(params), input),
		(_, to) => ({ to, flash: dialogueFlashes.decided() }),
	),
};
