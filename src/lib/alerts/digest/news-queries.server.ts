/**
 * What is new. For each search, however many follow it, what was published is looked for once and written down once
 * (`alert_news`); a series is one thing. Whoever looks holds the search's row, so that numbers of one search's news follow
 * each other as they become visible, and "everything up to this number" leaves nothing out.
 */
import { sql, type RawBuilder } from 'kysely';
import { filterOf } from '#lib/alerts/alert.ts';
import { lookInCircle, lookInTopic } from '#lib/alerts/digest/dialogue-news-queries.server.ts';
import { holdsWith } from '#lib/events/rows.server.ts';
import { takesEvents, takesOpportunities, type ExploreFilter } from '#lib/explore/filter.ts';
import {
	eventsThatFit,
	openOpportunities,
	standsForItself,
} from '#lib/explore/queries/fitting-rows.server.ts';
import { spanOf } from '#lib/explore/span.ts';
import { distanceKm } from '#lib/geography/point.ts';
import { inNetwork } from '#lib/networks/joining/rows.server.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { inBatches } from '#lib/platform/lists/batches.server.ts';

interface Search {
	id: number;
	query: string;
	organisationId: number | null;
	area: string | null;
	circleId: number | null;
	/** What was published later is looked for; at what was found before nothing happens. */
	since: Date;
}

/**
 * A search is looked at again a good while back: what was published may have become visible later, when its transaction ended,
 * or when its organiser was let in again.
 */
const lookBack = sql`interval '2 days'`;

/** The next searches that somebody follows, held until the transaction ends. */
export async function lockSearches(trx: Transaction, after: number, limit: number): Promise<Search[]> {
	const held = await trx
		.selectFrom('alertSearch as s')
		.select('s.id')
		.where('s.id', '>', after)
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('alert as a')
					.select('a.id')
					.whereRef('a.searchId', '=', 's.id')
					.where('a.confirmedAt', 'is not', null)
					.where('a.endedAt', 'is', null),
			),
		)
		.orderBy('s.id')
		.limit(limit)
		.forUpdate()
		.execute();
	if (!held.length) return [];
	return trx
		.selectFrom('alertSearch as s')
		.innerJoin('alert as a', 'a.searchId', 's.id')
		.select(['s.id', 's.query', 's.organisationId', 's.area', 's.circleId'])
		.select(sql<Date>`greatest(s.looked_at - ${lookBack}, min(a.since))`.as('since'))
		.where(
			's.id',
			'in',
			held.map(({ id }) => id),
		)
		.where('a.endedAt', 'is', null)
		.groupBy('s.id')
		.orderBy('s.id')
		.execute();
}

interface FreshThing {
	id: number;
	lat: number | null;
	lng: number | null;
}
/** What was published since and is to come, whatever it is about. */
export interface Fresh {
	events: FreshThing[];
	opportunities: FreshThing[];
}

/** Read once for several searches: few things are new, and many searches look among them. */
export async function freshFor(trx: Transaction, searches: readonly Search[], now: Date): Promise<Fresh> {
	const since = new Date(Math.min(...searches.map((search) => search.since.getTime())));
	const events = await trx
		.selectFrom('event')
		.select(['id', 'lat', 'lng'])
		.where('state', '=', 'published')
		.where('publishedAt', '>', since)
		.where('publishedAt', '<=', now)
		.where('endsAt', '>', now)
		.execute();
	const opportunities = await trx
		.selectFrom('opportunity')
		.select(['id', 'lat', 'lng'])
		.where('state', '=', 'published')
		.where('publishedAt', '>', since)
		.where('publishedAt', '<=', now)
		.execute();
	return { events, opportunities };
}

/** The database rounds to a metre. */
const marginKm = 0.01;

/** Of many places that are followed, few have something new nearby: of the others the database is asked nothing. */
const mayBeNear = ({ near, km }: ExploreFilter, things: readonly FreshThing[]): number[] =>
	things
		.filter(
			({ lat, lng }) =>
				!near || (lat !== null && lng !== null && distanceKm(near, { lat, lng }) <= km + marginKm),
		)
		.map(({ id }) => id);

/** Writes down what is new of a held search. */
export async function lookFor(trx: Transaction, search: Search, fresh: Fresh, now: Date): Promise<void> {
	if (search.area !== null) return lookInTopic(trx, search, search.area, now);
	if (search.circleId !== null) await lookInCircle(trx, search, search.circleId, now);
	const filter = filterOf(search.query);
	const events = takesEvents(filter) ? mayBeNear(filter, fresh.events) : [];
	if (events.length) await lookForEvents(trx, search, events);
	const takesMore = search.circleId === null && takesOpportunities(filter);
	const opportunities = takesMore ? mayBeNear(filter, fresh.opportunities) : [];
	if (opportunities.length) await lookForOpportunities(trx, search, opportunities, now);
}

/** They were looked for until now. */
export const markLooked = (trx: Transaction, searches: readonly Search[], now: Date) =>
	trx
		.updateTable('alertSearch')
		.set({ lookedAt: now })
		.where(
			'id',
			'in',
			searches.map(({ id }) => id),
		)
		.execute();

const newFor = ({ id }: Search) => sql<number>`${id}::integer`.as('searchId');

const among = (column: string, ids: readonly number[]) =>
	sql<boolean>`${sql.ref(column)} = any(${[...ids]}::integer[])`;

/** Most of what is looked at again was found the day before; trying to write it would cost as much as writing it. */
const isUnknown = ({ id }: Search, column: string, thing: string) =>
	sql<boolean>`not exists (select from alert_news n where n.search_id = ${id} and ${sql.ref(`n.${column}`)} = ${sql.ref(thing)})`;

async function lookForEvents(trx: Transaction, search: Search, ids: readonly number[]): Promise<void> {
	const published = trx
		.selectFrom('event')
		.selectAll()
		.where(among('event.id', ids))
		.where('event.publishedAt', '>', search.since);
	const thing = sql<number>`coalesce(e.series_id, -e.id)`;
	// A festival is one thing: what is put into it later is found on its page.
	const filter = filterOf(search.query);
	const heldToo = heldBy(search, 'u');
	let fresh = eventsThatFit(trx, filter, published)
		.where(standsForItself(filter, spanOf('any', search.since), 'e', heldToo))
		.distinctOn(thing)
		.select([newFor(search), 'e.id as eventId', 'e.seriesId', 'e.publishedAt'])
		.where(isUnknown(search, 'event_id', 'e.id'))
		.where(isUnknown(search, 'series_id', 'e.series_id'))
		.orderBy(thing)
		.orderBy('e.startsAt')
		.orderBy('e.id');
	for (const isTheirs of heldBy(search, 'e')) fresh = fresh.where(isTheirs);
	await trx
		.insertInto('alertNews')
		.columns(['searchId', 'eventId', 'seriesId', 'publishedAt'])
		.expression(fresh.$narrowType<{ publishedAt: Date }>())
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Of a search that asks whose it is: a partner's, alone or with others, or that of those who are in a network. */
function heldBy({ organisationId, circleId }: Search, t: string): RawBuilder<boolean>[] {
	if (circleId !== null) return [sql`${sql.ref(`${t}.organisation_id`)} in ${inNetwork(circleId)}`];
	return organisationId === null ? [] : [isHeldBy(organisationId, t)];
}

const isHeldBy = (
	organisationId: number,
	t: string,
): RawBuilder<boolean> => sql<boolean>`(${sql.ref(`${t}.organisation_id`)} = ${organisationId}
	or exists (select from event_organiser eo where eo.event_id = ${sql.ref(`${t}.id`)} and eo.organisation_id = ${organisationId} and ${holdsWith}))`;

async function lookForOpportunities(
	trx: Transaction,
	search: Search,
	ids: readonly number[],
	now: Date,
): Promise<void> {
	let fresh = openOpportunities(trx, filterOf(search.query), spanOf('any', now))
		.select([newFor(search), 'e.id as opportunityId', 'e.publishedAt'])
		.where(isUnknown(search, 'opportunity_id', 'e.id'))
		.where(among('e.id', ids))
		.where('e.publishedAt', '>', search.since);
	if (search.organisationId !== null) fresh = fresh.where('e.organisationId', '=', search.organisationId);
	await trx
		.insertInto('alertNews')
		.columns(['searchId', 'opportunityId', 'publishedAt'])
		.expression(fresh.$narrowType<{ publishedAt: Date }>())
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** News that every digest has passed by. A series stays, so that its later dates are not news. */
export const deleteOldNews = (db: Database, before: Date): Promise<number> =>
	inBatches(async (limit) => {
		const { numAffectedRows } = await sql`delete from alert_news where id = any(array(
			select id from alert_news where series_id is null and found_at < ${before} limit ${limit}))`.execute(db);
		return Number(numAffectedRows ?? 0);
	});
