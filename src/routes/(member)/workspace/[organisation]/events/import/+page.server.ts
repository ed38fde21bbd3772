import { importFlashes } from '#lib/importing/flashes.ts';
import { subscribe, uploadCalendar } from '#lib/importing/importing.server.ts';
import { importInput } from '#lib/importing/input.ts';
import { ownSources } from '#lib/importing/readers.server.ts';
import { filesIn } from '#lib/platform/files/uploads.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { uploadOf } from '#lib/platform/forms/form-body.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { sources, ended } = await ownSources(db, actor, params.organisation);
	return {
		sources: sources.map(({ id, kind, url, waiting, gone, fetchedAt, problem }) => ({
			id,
			kind,
			url,
			waiting,
			gone,
			fetchedAt,
			problem,
		})),
		ended,
	};
};

export const actions: Actions = {
	default: action(
		importInput,
		({ db, actor, params, form }, input) => {
			const [file] = filesIn(form, 'file');
			return file
				? uploadCalendar(db, actor, params.organisation, input, file)
				: subscribe(db, actor, params.organisation, input);
		},
		(_, to) => ({ to, flash: importFlashes.read() }),
		uploadOf,
	),
};
