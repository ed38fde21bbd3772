import { isEditable } from '#lib/events/event.ts';
import { workspacePath } from '#lib/events/events.server.ts';
import { eventFlashes } from '#lib/events/flashes.ts';
import { ownEvent } from '#lib/events/readers.server.ts';
import { answerRecurrenceForm } from '#lib/events/series/form.server.ts';
import { emptyRecurrence } from '#lib/events/series/input.ts';
import { previewOf } from '#lib/events/series/preview.server.ts';
import { recurrenceChoices } from '#lib/events/series/readers.server.ts';
import { repeatEvent } from '#lib/events/series/series.server.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { now } from '#lib/platform/clock.ts';
import { notFound } from '#lib/platform/errors.ts';
import { redirectSaying } from '#lib/platform/flash.server.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { event } = await ownEvent(db, actor, params.organisation, params.event, 'edit');
	if (!isEditable(event) || event.takenDownAt || event.seriesId !== null) notFound();
	const first = copenhagenDate(event.startsAt);
	const weekly = { rule: 'FREQ=WEEKLY', extraDates: [], exceptDates: [], skipHolidays: false };
	return {
		title: event.title,
		path: workspacePath(params.organisation, params.event),
		values: emptyRecurrence(first),
		choices: recurrenceChoices(first),
		preview: previewOf(weekly, first),
		submission: crypto.randomUUID(),
		now: now(),
	};
};

export const actions: Actions = {
	default: async (event) => {
		const {
			params,
			locals: { db, actor },
		} = event;
		const { event: repeated } = await ownEvent(db, actor, params.organisation, params.event, 'edit');
		const form = await formOf(event.request);
		const first = copenhagenDate(repeated.startsAt);
		return answerRecurrenceForm(form, { first, stored: null }, async (recurrence, submission) => {
			const path = await repeatEvent(db, actor, params.organisation, params.event, recurrence, submission);
			redirectSaying(event, path, eventFlashes.repeated());
		});
	},
};
