import { discardIndex, readEdition, releaseIndex } from '#lib/followup/cities-index/cities-index.server.ts';
import { citiesEditionInput, citiesStepInput } from '#lib/followup/cities-index/input.ts';
import { citiesDesk } from '#lib/followup/cities-index/readers.server.ts';
import { followupFlashes } from '#lib/followup/flashes.ts';
import { filesIn } from '#lib/platform/files/uploads.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { uploadOf } from '#lib/platform/forms/form-body.server.ts';
import type { Actions, PageServerLoad } from './$types';

const path = '/municipality/followup/cities-index';

export const load: PageServerLoad = ({ locals: { db, actor } }) => citiesDesk(db, actor);

export const actions: Actions = {
	read: action(
		citiesEditionInput,
		({ db, actor, form }, input) => readEdition(db, actor, input, filesIn(form, 'file')[0]),
		() => ({ to: path, flash: followupFlashes.indexRead() }),
		uploadOf,
	),
	release: action(
		citiesStepInput,
		({ db, actor }, { edition }) => releaseIndex(db, actor, edition),
		() => ({ to: path, flash: followupFlashes.indexReleased() }),
	),
	discard: action(
		citiesStepInput,
		({ db, actor }, { edition }) => discardIndex(db, actor, edition),
		() => ({ to: path, flash: followupFlashes.indexDiscarded() }),
	),
};
