import { isChosen } from '#lib/events/co-organisers/co-organiser.ts';
import { isEditable, isTemplate } from '#lib/events/event.ts';
import { wordsOf, workspacePath } from '#lib/events/events.server.ts';
import { eventFlashes } from '#lib/events/flashes.ts';
import { answerEventForm, formChoices } from '#lib/events/writing/form.server.ts';
import { eventValues } from '#lib/events/writing/form-values.ts';
import { ownEvent, coOrganisersOf } from '#lib/events/readers.server.ts';
import { checkWording } from '#lib/policy/wording.ts';
import { changeOccurrences } from '#lib/events/series/change-occurrences.server.ts';
import { scopeIn } from '#lib/events/series/form.server.ts';
import { scopes } from '#lib/events/series/series.ts';
import { notFound } from '#lib/platform/errors.ts';
import { redirectSaying } from '#lib/platform/flash.server.ts';
import { uploadOf } from '#lib/platform/forms/form-body.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const { organisation, event } = await ownEvent(db, actor, params.organisation, params.event, 'edit');
	// The template is edited with the dates that are made of it.
	if (!isEditable(event) || isTemplate(event)) notFound();
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
		inSeries: event.seriesId !== null,
		scope: scopes.find((scope) => scope === url.searchParams.get('scope')) ?? 'one',
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
			const reach = scopeIn(form);
			const edited = editedIn(form);
			const split = await changeOccurrences(
				db,
				actor,
				params.organisation,
				params.event,
				input,
				reach,
				edited,
			);
			const flash = split ? eventFlashes.seriesSplit({ ...split }) : eventFlashes.saved();
			redirectSaying(event, workspacePath(params.organisation, params.event), flash);
		});
	},
};
