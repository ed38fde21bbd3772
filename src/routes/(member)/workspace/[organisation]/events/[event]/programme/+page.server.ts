import { workspacePath } from '#lib/events/events.server.ts';
import { eventFlashes } from '#lib/events/flashes.ts';
import { chooseParts, partValues } from '#lib/events/parts/choosing.server.ts';
import { answerPartsForm, partChoices } from '#lib/events/parts/form.server.ts';
import { whyNoUmbrella } from '#lib/events/parts/part.ts';
import { ownEvent } from '#lib/events/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import { notFound } from '#lib/platform/errors.ts';
import { redirectSaying } from '#lib/platform/flash.server.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { event } = await ownEvent(db, actor, params.organisation, params.event, 'edit');
	if (whyNoUmbrella(event)) notFound();
	const { chosen, own } = await partChoices(db, event);
	return {
		event,
		chosen,
		own,
		values: partValues(chosen.map(({ slug }) => slug)),
		now: now(),
	};
};

export const actions: Actions = {
	default: async (event) => {
		const {
			params,
			locals: { db, actor },
		} = event;
		const { event: umbrella } = await ownEvent(db, actor, params.organisation, params.event, 'edit');
		const form = await formOf(event.request);
		return answerPartsForm(db, umbrella, form, async (input) => {
			await chooseParts(db, actor, params.organisation, params.event, input, editedIn(form));
			redirectSaying(event, workspacePath(params.organisation, params.event), eventFlashes.partsSaved());
		});
	},
};
