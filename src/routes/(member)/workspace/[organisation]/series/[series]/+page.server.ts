import { mayEditEvent } from '#lib/events/access.ts';
import { wordsOf } from '#lib/events/events.server.ts';
import { eventFlashes } from '#lib/events/flashes.ts';
import { publishInput } from '#lib/events/input.ts';
import { endSeries } from '#lib/events/series/end-occurrences.server.ts';
import { endSeriesInput } from '#lib/events/series/input.ts';
import { pauseSeries, publishSeries } from '#lib/events/series/publishing.server.ts';
import { seriesPage } from '#lib/events/series/readers.server.ts';
import { seriesPath } from '#lib/events/series/series.server.ts';
import { now } from '#lib/platform/clock.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { checkWording } from '#lib/policy/wording.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const before = url.searchParams.get('before');
	const past = before !== null;
	const { series, template, dates, ...page } = await seriesPage(
		db,
		actor,
		params.organisation,
		params.series,
		{
			past,
			after: past ? before : url.searchParams.get('after'),
		},
	);
	const drafts = dates.rows.filter(({ state }) => state === 'draft');
	return {
		...page,
		slug: template.slug,
		title: template.title,
		contentLocale: template.contentLocale,
		publishes: series.publishes,
		dates: dates.rows,
		further: dates.next,
		first: dates.first,
		past,
		mayEdit: mayEditEvent(actor, template),
		wording: checkWording(...[template, ...drafts].flatMap(wordsOf)),
		now: now(),
	};
};

export const actions: Actions = {
	publish: action(
		publishInput,
		({ db, actor, params }, input) => publishSeries(db, actor, params.organisation, params.series, input),
		({ params }) => ({
			to: seriesPath(params.organisation, params.series),
			flash: eventFlashes.seriesPublished(),
		}),
	),
	pause: action(
		publishInput,
		({ db, actor, params }) => pauseSeries(db, actor, params.organisation, params.series),
		({ params }) => ({
			to: seriesPath(params.organisation, params.series),
			flash: eventFlashes.seriesPaused(),
		}),
	),
	end: action(
		endSeriesInput,
		({ db, actor, params }, input) => endSeries(db, actor, params.organisation, params.series, input),
		({ params }, stays) => ({
			to: stays ? seriesPath(params.organisation, params.series) : `/workspace/${params.organisation}/events`,
			flash: eventFlashes.seriesEnded(),
		}),
	),
};
