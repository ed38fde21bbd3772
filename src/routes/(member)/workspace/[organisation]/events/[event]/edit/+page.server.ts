import { redirect } from '@sveltejs/kit';
import { isChosen } from '#lib/events/co-organisers/co-organiser.ts';
import { isEditable } from '#lib/events/event.ts';
import { changeEvent, workspacePath } from '#lib/events/events.server.ts';
import { answerEventForm, formChoices } from '#lib/events/form.server.ts';
import { eventValues } from '#lib/events/form-values.ts';
import { ownEvent, coOrganisersOf } from '#lib/events/readers.server.ts';
import { checkWording } from '#lib/policy/wording.ts';
import { href } from '#lib/i18n/urls.ts';
import { notFound } from '#lib/platform/errors.ts';
import { uploadOf } from '#lib/platform/forms/form-body.server.ts';
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
		wording: isPublic ? checkWording(event.title, event.description) : [],
		isPublic,
	};
};

export const actions: Actions = {
	default: async ({ request, params, locals: { db, actor } }) => {
		const { organisation } = await ownEvent(db, actor, params.organisation, params.event, 'edit');
		return answerEventForm(db, actor, organisation.id, await uploadOf(request), async (input) => {
			await changeEvent(db, actor, params.organisation, params.event, input);
			redirect(303, href(`${workspacePath(params.organisation, params.event)}?done=saved`));
		});
	},
};
