import { isChosen } from '#lib/events/co-organisers/co-organiser.ts';
import { isEditable } from '#lib/events/event.ts';
import { changeEvent, wordsOf, workspacePath } from '#lib/events/events.server.ts';
import { eventFlashes } from '#lib/events/flashes.ts';
import { answerEventForm, formChoices } from '#lib/events/writing/form.server.ts';
import { eventValues } from '#lib/events/writing/form-values.ts';
import { ownEvent, coOrganisersOf } from '#lib/events/readers.server.ts';
import { checkWording } from '#lib/policy/wording.ts';
import { notFound } from '#lib/platform/errors.ts';
import { redirectSaying } from '#lib/platform/flash.server.ts';
import { uploadOf } from '#lib/platform/forms/form-body.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { organisation, event } = await ownEvent(db, actor, params.organisation, params.event, 'edit');
	if (!isEditable(event)) notFound();
	const isPublic = event.state !== 'draft';
	const together = (await coOrganisersOf(db, event.id)).filter(isChosen);
	return {
		event: { slug: event.slug, title: event.title },
		choices: await formChoices(db, organisation.id, event.focusArea),
		values: eventValues(
			event,
			together.map(({ slug }) => slug),
		),
		partners: together.map(({ id, slug, name, kind }) => ({ id, slug, name, kind })),
		wording: isPublic ? checkWording(...wordsOf(event)) : [],
		isPublic,
	};
};

export const actions: Actions = {
	default: async (event) => {
		const {
			params,
			locals: { db, actor },
		} = event;
		const { organisation } = await ownEvent(db, actor, params.organisation, params.event, 'edit');
		const form = await uploadOf(event.request);
		return answerEventForm(db, actor, organisation.id, form, async (input) => {
			await changeEvent(db, actor, params.organisation, params.event, input, editedIn(form));
			redirectSaying(event, workspacePath(params.organisation, params.event), eventFlashes.saved());
		});
	},
};
