import { randomUUID } from 'node:crypto';
import { createConference } from '#lib/dialogue/conference/conference.server.ts';
import { conferenceInput } from '#lib/dialogue/conference/input.ts';
import { conferencesDesk } from '#lib/dialogue/conference/readers.server.ts';
import { dialogueFlashes } from '#lib/dialogue/flashes.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, actor } }) => ({
	...(await conferencesDesk(db, actor)),
	submission: randomUUID(),
});

export const actions: Actions = {
	create: action(
		conferenceInput,
		({ db, actor }, input) => createConference(db, actor, input),
		(_, to) => ({ to, flash: dialogueFlashes.conferenceSaved() }),
	),
};
