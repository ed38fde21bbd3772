/** How much fits. */
import { sql, type Expression } from 'kysely';
import {
	mostCounted,
	takesBenefits,
	takesEvents,
	takesOpportunities,
	type ExploreFilter,
} from '#lib/explore/filter.ts';
import {
	currentBenefits,
	eventsIn,
	halvesOf,
	listedEvents,
	openOpportunities,
	type Each,
} from '#lib/explore/queries/fitting-rows.server.ts';
import type { Span } from '#lib/explore/span.ts';
import { addDays, copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

/**
 * How many events, a series once, stand under each day from the one to the other, for the headings of the days on a page; the
 * span's first day has also those that began before it.
 */
export async function eventsPerDay(
	db: Database,
	filter: ExploreFilter,
	span: Span,
	[firstDay, lastDay]: readonly [string, string],
	each: Each = 'series',
): Promise<Map<string, number>> {
	const until = copenhagenInstant(addDays(lastDay, 1));
	const events =
		firstDay > span.firstDay
			? listedEvents(db, filter, span, each)
					.where('e.startsAt', '>=', copenhagenInstant(firstDay))
					.where('e.startsAt', '<', until)
			: eventsIn(db, filter, { ...span, until }, each);
	const rows = await events
		.select([
			sql<string>`greatest(e.starts_at::date, ${span.firstDay}::date)`.as('day'),
			sql<number>`count(*)`.as('count'),
		])
		.groupBy(sql`1`)
		.execute();
	return new Map(rows.map(({ day, count }) => [day, count]));
}

/** How much fits, at most one more than `mostCounted`. */
export async function countThings(db: Database, filter: ExploreFilter, span: Span): Promise<number> {
	const one = sql<number>`1`.as('one');
	const upTo = (rows: Expression<unknown>) =>
		sql`(select count(*) from (${rows} limit ${mostCounted + 1}) as counted)`;
	const [on, later] = halvesOf(db, filter, span);
	// Words have an index of their own. Without them the order leads along the one of the time: where the table is read until
	// there are enough is a matter of luck.
	const next = filter.text ? later.select(one) : later.select(one).orderBy('e.startsAt').orderBy('e.id');
	const parts = [
		...(takesEvents(filter) ? [upTo(on.select(one)), upTo(next)] : []),
		...(takesOpportunities(filter) ? [upTo(openOpportunities(db, filter, span).select(one))] : []),
		...(takesBenefits(filter) ? [upTo(currentBenefits(db, filter, span).select(one))] : []),
	];
	const { rows } = await sql<{ count: number }>`
		select least(${sql.join(parts, sql` + `)}, ${mostCounted + 1}::integer) as count`.execute(db);
	return rows[0]!.count;
}
