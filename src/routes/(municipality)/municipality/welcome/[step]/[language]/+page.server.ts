import { textDeskPage } from '#lib/guide/welcome/desk/readers.server.ts';
import { writeText } from '#lib/guide/welcome/desk/writing.server.ts';
import { handedIn } from '#lib/guide/welcome/films/film-files.server.ts';
import { filmInput } from '#lib/guide/welcome/films/film-input.ts';
import { addFilm, removeFilm } from '#lib/guide/welcome/films/films.server.ts';
import { welcomeFlashes } from '#lib/guide/welcome/flashes.ts';
import { textInput } from '#lib/guide/welcome/input.ts';
import { stepDesk, textDesk } from '#lib/guide/welcome/step.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { uploadOf } from '#lib/platform/forms/form-body.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	textDeskPage(db, actor, params.step, params.language);

const here = ({ params: { step, language } }: { params: RouteParams }) => textDesk(step, language);

export const actions: Actions = {
	save: action(
		textInput,
		({ db, actor, params, form }, input) =>
			writeText(db, actor, params.step, params.language, input, editedIn(form)),
		({ params }) => ({ to: stepDesk(params.step), flash: welcomeFlashes.written() }),
	),
	addFilm: action(
		filmInput,
		({ db, actor, params: { step, language }, form }, input) =>
			addFilm(db, actor, { slug: step, language }, input, () => handedIn(form)),
		(asked) => ({ to: here(asked), flash: welcomeFlashes.filmAdded() }),
		uploadOf,
	),
	removeFilm: action(
		emptyInput,
		({ db, actor, params }) => removeFilm(db, actor, params.step, params.language),
		(asked) => ({ to: here(asked), flash: welcomeFlashes.filmRemoved() }),
	),
};
