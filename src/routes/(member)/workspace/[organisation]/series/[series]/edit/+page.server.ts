import { eventFlashes } from '#lib/events/flashes.ts';
import { answerRecurrenceForm } from '#lib/events/series/form.server.ts';
import { recurrenceValues } from '#lib/events/series/input.ts';
import { previewOf } from '#lib/events/series/preview.server.ts';
import { ownSeries, recurrenceChoices } from '#lib/events/series/readers.server.ts';
import { changeRecurrence, seriesPath } from '#lib/events/series/series.server.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { now } from '#lib/platform/clock.ts';
import { redirectSaying } from '#lib/platform/flash.server.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { series, first } = await ownSeries(db, actor, params.organisation, params.series, 'edit');
	return {
		path: seriesPath(params.organisation, params.series),
		values: recurrenceValues(series, first),
		choices: recurrenceChoices(first),
		preview: previewOf(series, first, copenhagenDate(now())),
		now: now(),
	};
};

export const actions: Actions = {
	default: async (event) => {
		const {
			params,
			locals: { db, actor },
		} = event;
		const { series: stored, first } = await ownSeries(db, actor, params.organisation, params.series, 'edit');
		const form = await formOf(event.request);
		return answerRecurrenceForm(form, { first, stored }, async (recurrence) => {
			const edited = editedIn(form);
			await changeRecurrence(db, actor, params.organisation, params.series, recurrence, edited);
			redirectSaying(event, seriesPath(params.organisation, params.series), eventFlashes.seriesSaved());
		});
	},
};
