/** SQL of series as pages show them. */
import { sql } from 'kysely';
import type { CityEvent, EventOnPage } from '#lib/events/event.ts';
import { eventColumns, eventsOnPage } from '#lib/events/queries.server.ts';
import { hasEnded } from '#lib/events/rows.server.ts';
import type { EventSeries } from '#lib/events/series/series.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { columnsOf } from '#lib/platform/database/rows.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';

const columns = columnsOf('eventSeries', ['createdAt']);

interface Found {
	series: EventSeries;
	template: CityEvent;
}

async function withSeries(db: Handle, template: CityEvent | undefined): Promise<Found | undefined> {
	if (!template || template.seriesId === null) return undefined;
	const series = await db
		.selectFrom('eventSeries')
		.select(columns)
		.where('id', '=', template.seriesId)
		.executeTakeFirst();
	return series && { series, template };
}

const templates = (db: Handle) =>
	db
		.selectFrom('event')
		.select(eventColumns)
		.where('event.occurrenceOn', 'is', null)
		.where('event.seriesId', 'is not', null);

export const findSeries = async (db: Handle, templateSlug: string): Promise<Found | undefined> =>
	withSeries(db, await templates(db).where('event.slug', '=', templateSlug).executeTakeFirst());

export const findSeriesById = async (db: Handle, id: number): Promise<Found | undefined> =>
	withSeries(db, await templates(db).where('event.seriesId', '=', id).executeTakeFirst());

const soonest = keyset(['event.startsAt', 'asc', 'moment'], ['event.id', 'asc', 'id']);
const latest = keyset(['event.startsAt', 'desc', 'moment'], ['event.id', 'desc', 'id']);

/** A series' dates on one side of now, drafts too: coming ones first to last, past ones last to first. */
export function datesOf(
	db: Handle,
	seriesId: number,
	{ when, now, ...asked }: { when: 'coming' | 'past'; now: Date } & Asked,
): Promise<Page<EventOnPage>> {
	const ended = hasEnded('event', now);
	const query = eventsOnPage(db)
		.where('event.seriesId', '=', seriesId)
		.where('event.occurrenceOn', 'is not', null)
		.where(when === 'coming' ? sql<boolean>`not ${ended}` : ended);
	return (when === 'coming' ? soonest : latest).page(query, asked);
}

const coming = (db: Handle, seriesId: number, now: Date) =>
	db
		.selectFrom('event')
		.where('event.seriesId', '=', seriesId)
		.where('event.occurrenceOn', 'is not', null)
		.where('event.state', '<>', 'cancelled')
		.where(sql<boolean>`not ${hasEnded('event', now)}`);

export const nextOf = (
	db: Handle,
	seriesId: number,
	now: Date,
): Promise<{ slug: string; startsAt: Date } | undefined> =>
	coming(db, seriesId, now)
		.select(['event.slug', 'event.startsAt'])
		.orderBy('event.startsAt')
		.orderBy('event.id')
		.limit(1)
		.executeTakeFirst();

/** What is coming of it, and how much of that is a draft, was changed by hand or is public. */
export const countComing = (
	db: Handle,
	seriesId: number,
	now: Date,
): Promise<{ drafts: number; isPublic: number; detached: number }> =>
	coming(db, seriesId, now)
		.select([
			sql<number>`(count(*) filter (where event.state = 'draft'))::int`.as('drafts'),
			sql<number>`(count(*) filter (where event.state <> 'draft'))::int`.as('isPublic'),
			sql<number>`(count(*) filter (where event.detached))::int`.as('detached'),
		])
		.executeTakeFirstOrThrow();

const most = 50;

/** An organisation's series, those with the next date first; at most fifty, as no desk has more. */
export const seriesOf = async (db: Handle, organisationId: number, now: Date) => {
	const rows = await db
		.selectFrom('eventSeries as series')
		.innerJoin('event as template', (join) =>
			join.onRef('template.seriesId', '=', 'series.id').on('template.occurrenceOn', 'is', null),
		)
		.innerJoinLateral(
			(eb) =>
				eb
					.selectFrom('event as date')
					.select([sql<Date | null>`min(date.starts_at)`.as('next'), sql<number>`count(*)::int`.as('coming')])
					.whereRef('date.seriesId', '=', 'series.id')
					.where('date.occurrenceOn', 'is not', null)
					.where('date.state', '<>', 'cancelled')
					.where(sql<boolean>`not ${hasEnded('date', now)}`)
					.as('dates'),
			(join) => join.onTrue(),
		)
		.select(['series.rule', 'series.skipHolidays', 'dates.next', 'dates.coming'])
		.select(['template.slug', 'template.title', 'template.contentLocale', 'template.startsAt'])
		.where('series.organisationId', '=', organisationId)
		.orderBy('dates.next', (order) => order.asc().nullsLast())
		.orderBy('series.id')
		.limit(most)
		.execute();
	return rows.map(({ rule, skipHolidays, next, coming: count, ...template }) => ({
		rule,
		skipHolidays,
		next,
		coming: count,
		template,
	}));
};

export type EventDate = Pick<CityEvent, 'slug' | 'startsAt' | 'endsAt' | 'state'>;

const mostNamed = 8;

/** The next public dates of a series that are not over, without this one. */
export const datesBeside = (
	db: Handle,
	{ id, seriesId }: { id: number; seriesId: number },
	now: Date,
): Promise<EventDate[]> =>
	db
		.selectFrom('event')
		.select(['slug', 'startsAt', 'endsAt', 'state'])
		.where('seriesId', '=', seriesId)
		.where('id', '<>', id)
		.where(sql<boolean>`state <> 'draft'`)
		.where('endsAt', '>', now)
		.orderBy('startsAt')
		.orderBy('id')
		.limit(mostNamed)
		.execute();
