import { stepDeskPage } from '#lib/guide/welcome/desk/readers.server.ts';
import { arrangeStep, publishStep, takeStepOff } from '#lib/guide/welcome/desk/writing.server.ts';
import { welcomeFlashes } from '#lib/guide/welcome/flashes.ts';
import { arrangeInput } from '#lib/guide/welcome/input.ts';
import { stepDesk } from '#lib/guide/welcome/step.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	stepDeskPage(db, actor, params.step);

const here = ({ params }: { params: { step: string } }) => stepDesk(params.step);

export const actions: Actions = {
	arrange: action(
		arrangeInput,
		({ db, actor, params, form }, input) => arrangeStep(db, actor, params.step, input, editedIn(form)),
		(asked) => ({ to: here(asked), flash: welcomeFlashes.arranged() }),
	),
	publish: action(
		emptyInput,
		({ db, actor, params }) => publishStep(db, actor, params.step),
		(asked) => ({ to: here(asked), flash: welcomeFlashes.published() }),
	),
	takeOff: action(
		emptyInput,
		({ db, actor, params }) => takeStepOff(db, actor, params.step),
		(asked) => ({ to: here(asked), flash: welcomeFlashes.takenOff() }),
	),
};
