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

/** An event of a series on the day that its rule gave it. */
export type OnItsDay = CityEvent & { seriesId: number; occurrenceOn: string };

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
	{ createdAt, publishes = false }: { createdAt: Date; publishes?: boolean },
): Promise<{ id: number }> =>
	trx
		.insertInto('eventSeries')
		.values({ organisationId, ...writable(recurrence), publishes, createdAt })
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

/** The occurrences of a day and those after it, held. The caller holds the series and its template. */
export const lockOccurrences = (trx: Transaction, seriesId: number, day: string): Promise<OnItsDay[]> =>
	trx
		.selectFrom('event')
		.select(eventColumns)
		.where('event.seriesId', '=', seriesId)
		.where('event.occurrenceOn', '>=', day)
		.$narrowType<{ seriesId: number; occurrenceOn: string }>()
		.orderBy('event.occurrenceOn')
		.forUpdate()
		.execute();

/** The first that has not begun. */
export const firstComing = (
	db: Handle,
	seriesId: number,
	at: Date,
): Promise<{ occurrenceOn: string } | undefined> =>
	db
		.selectFrom('event')
		.select('occurrenceOn')
		.where('seriesId', '=', seriesId)
		.where('startsAt', '>', at)
		.where('occurrenceOn', 'is not', null)
		.$narrowType<{ occurrenceOn: string }>()
		.orderBy('occurrenceOn')
		.limit(1)
		.executeTakeFirst();

export const hasBefore = async (db: Handle, seriesId: number, day: string): Promise<boolean> =>
	Boolean(
		await db
			.selectFrom('event')
			.select('id')
			.where('seriesId', '=', seriesId)
			.where('occurrenceOn', '<', day)
			.limit(1)
			.executeTakeFirst(),
	);

/** Somewhere no rule goes: two that change places are never on one day. */
const outOfTheWay = 200_000;

/** Gives occurrences their days in a series, all at once. The caller holds them. */
export async function renumber(
	trx: Transaction,
	seriesId: number,
	days: readonly { id: number; day: string }[],
): Promise<void> {
	if (days.length === 0) return;
	const given = sql`unnest(${days.map(({ id }) => id)}::int[], ${days.map(({ day }) => day)}::date[]) as given (id, day)`;
	await sql`update event set series_id = ${seriesId}, occurrence_on = given.day + ${outOfTheWay}::int
		from ${given} where event.id = given.id`.execute(trx);
	await sql`update event set occurrence_on = given.day from ${given} where event.id = given.id`.execute(trx);
}

export async function setPublishes(trx: Transaction, id: number, publishes: boolean): Promise<void> {
	await trx.updateTable('eventSeries').set({ publishes }).where('id', '=', id).execute();
}

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

/** Takes drafts away, also those that were changed by hand. @returns how many went */
export async function deleteDrafts(trx: Transaction, ids: readonly number[]): Promise<number> {
	if (ids.length === 0) return 0;
	const { numDeletedRows } = await trx
		.deleteFrom('event')
		.where('id', 'in', ids)
		.where('state', '=', 'draft')
		.executeTakeFirst();
	return Number(numDeletedRows);
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

/** A series that nothing was made of. */
export async function deleteSeries(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('event').where('seriesId', '=', id).where('occurrenceOn', 'is', null).execute();
	await trx.deleteFrom('eventSeries').where('id', '=', id).execute();
}
