/** What pages ask about series. Nothing here writes. */
import type { Actor } from '#lib/accounts/actor.ts';
import type { CityEvent, EventOnPage } from '#lib/events/event.ts';
import { previewOf } from '#lib/events/series/preview.server.ts';
import { seriesSentence } from '#lib/events/series/rules/sentence.ts';
import { weekdayCodeOf, weekdayName, ordinal } from '#lib/events/series/rules/sentence.ts';
import { placesInMonth } from '#lib/events/series/rules/month-days.ts';
import type { EventSeries } from '#lib/events/series/series.ts';
import * as queries from '#lib/events/series/series-list-queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import type { Page } from '#lib/platform/lists/keyset.server.ts';

const perPage = 30;

/** A series in its organisation's workspace, and its template. @param slug the template's @throws 404 */
export async function ownSeries(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	ability: 'read' | 'edit',
): Promise<{ series: EventSeries; template: CityEvent; first: string }> {
	const organisation = await organisationFor(db, actor, organisationSlug, ability);
	const { series, template } = found(await queries.findSeries(db, slug));
	if (series.organisationId !== organisation.id) notFound();
	return { series, template, first: copenhagenDate(template.startsAt) };
}

/** Its dates, those that are coming or those that are over, and what is left out of it. */
export async function seriesPage(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	asked: { after: string | null; past: boolean },
) {
	const { series, template, first } = await ownSeries(db, actor, organisationSlug, slug, 'read');
	const at = now();
	const dates: Page<EventOnPage> = await queries.datesOf(db, series.id, {
		when: asked.past ? 'past' : 'coming',
		now: at,
		after: asked.after,
		limit: perPage,
	});
	const coming = await queries.countComing(db, series.id, at);
	const today = copenhagenDate(at);
	const preview = previewOf(series, first, today);
	return {
		series,
		template,
		sentence: seriesSentence(series, first),
		dates,
		coming,
		next: await queries.nextOf(db, series.id, at),
		leftOut: [
			...series.exceptDates.filter((day) => day >= today).map((day) => ({ day, holiday: false })),
			...(preview?.holidays ?? []).map((day) => ({ day, holiday: true })),
		].toSorted((a, b) => a.day.localeCompare(b.day)),
	};
}

/** An organisation's series as its list of events shows them. */
export async function ownSeriesList(db: Database, organisationId: number) {
	const rows = await queries.seriesOf(db, organisationId, now());
	return rows.map(({ template, rule, skipHolidays, next, coming }) => ({
		slug: template.slug,
		title: template.title,
		contentLocale: template.contentLocale,
		sentence: seriesSentence({ rule, skipHolidays }, copenhagenDate(template.startsAt)),
		next,
		coming,
	}));
}

/** The series of an occurrence, to be named on its page. */
export async function seriesOfEvent(db: Database, { seriesId }: Pick<CityEvent, 'seriesId'>) {
	if (seriesId === null) return null;
	const row = await queries.findSeriesById(db, seriesId);
	if (!row) return null;
	const { series, template } = row;
	return { slug: template.slug, sentence: seriesSentence(series, copenhagenDate(template.startsAt)) };
}

/** What the form offers, in the words of its first day. */
export function recurrenceChoices(first: string) {
	const { nth, last } = placesInMonth(first);
	const weekday = weekdayName(weekdayCodeOf(first));
	return {
		first,
		weekday,
		dayOfMonth: Number(first.slice(8)),
		nth: nth ? ordinal(Number(nth.slice(0, 1))) : null,
		isLast: last !== null,
	};
}
