/** SQL of series. Rows are held in one order: the organisation, the series, its template, an occurrence. */
import { sql } from 'kysely';
import type { CityEvent } from '#lib/events/event.ts';
import { eventColumns } from '#lib/events/queries.server.ts';
import type { EventSeries, Occurrence, Recurrence } from '#lib/events/series/series.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { columnsOf } from '#lib/platform/database/rows.ts';

const columns = columnsOf('eventSeries', ['createdAt']);

const writable = ({ rule, extraDates, exceptDates, skipHolidays }: Recurrence) => ({
	rule,
	extraDates: [...extraDates],
	exceptDates: [...exceptDates],
	skipHolidays,
});

export const insertSeries = (
	trx: Transaction,
	organisationId: number,
	recurrence: Recurrence,
	createdAt: Date,
): Promise<{ id: number }> =>
	trx
		.insertInto('eventSeries')
		.values({ organisationId, ...writable(recurrence), createdAt })
		.returning('id')
		.executeTakeFirstOrThrow();

export async function setRecurrence(trx: Transaction, id: number, recurrence: Recurrence): Promise<void> {
	await trx.updateTable('eventSeries').set(writable(recurrence)).where('id', '=', id).execute();
}

export const lockSeries = (trx: Transaction, id: number): Promise<EventSeries | undefined> =>
	trx.selectFrom('eventSeries').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();

/** The series that an event belongs to, as its template or as an occurrence. */
export const lockSeriesOf = (trx: Transaction, eventSlug: string): Promise<EventSeries | undefined> =>
	trx
		.selectFrom('eventSeries')
		.select(columns)
		.where('id', '=', ({ selectFrom }) =>
			selectFrom('event').select('event.seriesId').where('event.slug', '=', eventSlug),
		)
		.forUpdate()
		.executeTakeFirst();

export const lockTemplate = (trx: Transaction, seriesId: number): Promise<CityEvent> =>
	trx
		.selectFrom('event')
		.select(eventColumns)
		.where('event.seriesId', '=', seriesId)
		.where('event.occurrenceOn', 'is', null)
		.forUpdate()
		.executeTakeFirstOrThrow();

/** The occurrences of a day and those after it. The caller holds the series. */
export const occurrencesFrom = (trx: Transaction, seriesId: number, day: string): Promise<Occurrence[]> =>
	trx
		.selectFrom('event')
		.select(['id', 'occurrenceOn', 'state', 'detached'])
		.where('seriesId', '=', seriesId)
		.where('occurrenceOn', '>=', day)
		.$narrowType<{ occurrenceOn: string }>()
		.orderBy('occurrenceOn')
		.execute();

/** Makes an event the occurrence of a day. */
export async function joinSeries(
	trx: Transaction,
	eventId: number,
	of: { seriesId: number; occurrenceOn: string },
): Promise<void> {
	await trx.updateTable('event').set(of).where('id', '=', eventId).execute();
}

/** A day that the series has no longer. The caller holds it. */
export async function addException(trx: Transaction, id: number, day: string): Promise<void> {
	await trx
		.updateTable('eventSeries')
		.set({ exceptDates: sql<string[]>`array_append(except_dates, ${day}::date)` })
		.where('id', '=', id)
		.where(sql<boolean>`${day}::date <> all (except_dates)`)
		.execute();
}

/** Those of these that are still drafts which nobody has touched. @returns how many went */
export async function deleteUntouched(trx: Transaction, ids: readonly number[]): Promise<number> {
	if (ids.length === 0) return 0;
	const { numDeletedRows } = await trx
		.deleteFrom('event')
		.where('id', 'in', ids)
		.where('state', '=', 'draft')
		.where('detached', '=', false)
		.executeTakeFirst();
	return Number(numDeletedRows);
}

export const seriesIds = (db: Handle): Promise<{ id: number }[]> =>
	db.selectFrom('eventSeries').select('id').orderBy('id').execute();

/** For whom a series is. */
export const organiserOf = (
	db: Handle,
	seriesId: number,
): Promise<
	{ id: number; slug: string; name: string; kind: OrganisationKind; state: OrganisationState } | undefined
> =>
	db
		.selectFrom('eventSeries')
		.innerJoin('organisation', 'organisation.id', 'eventSeries.organisationId')
		.select(['organisation.id', 'organisation.slug', 'organisation.name', 'organisation.kind'])
		.select('organisation.state')
		.where('eventSeries.id', '=', seriesId)
		.executeTakeFirst();
