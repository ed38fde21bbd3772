import { textDeskPage } from '#lib/guide/welcome/desk/readers.server.ts';
import { writeText } from '#lib/guide/welcome/desk/writing.server.ts';
import { welcomeFlashes } from '#lib/guide/welcome/flashes.ts';
import { textInput } from '#lib/guide/welcome/input.ts';
import { stepDesk } from '#lib/guide/welcome/step.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	textDeskPage(db, actor, params.step, params.language);

export const actions: Actions = {
	default: action(
		textInput,
		({ db, actor, params, form }, input) =>
			writeText(db, actor, params.step, params.language, input, editedIn(form)),
		({ params }) => ({ to: stepDesk(params.step), flash: welcomeFlashes.written() }),
	),
};
