/** Where on the map it lies that fits. */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { overlaps } from '#lib/events/rows.server.ts';
import {
	nothingAsked,
	takesBenefits,
	takesEvents,
	takesOpportunities,
	type ExploreFilter,
} from '#lib/explore/filter.ts';
import type { PointCount } from '#lib/explore/map/cells.ts';
import { yesOrNo, type EventColumns } from '#lib/explore/map/event-points.ts';
import {
	asksOf,
	currentBenefits,
	halvesOf,
	inBox,
	openOpportunities,
	published,
	type Events,
} from '#lib/explore/queries/fitting-rows.server.ts';
import type { Span } from '#lib/explore/span.ts';
import type { Box } from '#lib/geography/view.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';

type Located = Expression<{ id: number; lat: number | null; lng: number | null; sector: OrganisationKind }>;
const located = ['e.id', 'e.lat', 'e.lng', 'o.kind as sector'] as const;

/** How many things lie at each point, by sector. One row of lists, as below. */
async function counted(db: Database, rows: Located, type: PointCount['type']): Promise<PointCount[]> {
	const { rows: found } = await sql<{ points: [number, number, OrganisationKind, number, number][] }>`
		select coalesce(json_agg(json_build_array(lat, lng, sector, count, id)), '[]') as points
		from (select lat, lng, sector, count(*) as count, min(id) as id from ${rows} as found
			where lat is not null group by lat, lng, sector) point`.execute(db);
	return found[0]!.points.map(([lat, lng, sector, count, id]) => ({ lat, lng, sector, count, id, type }));
}

/** Where the events lie that fit, as the database finds them: every process asks so until it follows what changes. */
export function eventCounts(db: Database, filter: ExploreFilter, span: Span): Promise<PointCount[]> {
	const [on, later] = halvesOf(db, filter, span);
	return counted(db, on.select(located).unionAll(later.select(located)), 'event');
}

export const opportunityCounts = (db: Database, filter: ExploreFilter, span: Span): Promise<PointCount[]> =>
	counted(db, openOpportunities(db, filter, span).select(located), 'opportunity');

export const benefitCounts = (db: Database, filter: ExploreFilter, span: Span): Promise<PointCount[]> =>
	counted(db, currentBenefits(db, filter, span).select(located), 'benefit');

/** All public events that are not over then, or those of `ids`. One row of lists: a row for each takes ten times as long to read. */
export async function eventColumns(db: Database, from: Date, ids?: readonly number[]): Promise<EventColumns> {
	const events = ids
		? sql`event.id = any(${[...ids]}::int[]) and event.ends_at > ${from}`
		: overlaps('event', { from, until: null });
	const says = yesOrNo.map(
		(asked, bit) =>
			sql`case when ${sql.join(asksOf({ ...nothingAsked, ...asked }, 'e'), sql` and `)} then ${sql.lit(2 ** bit)} else 0 end`,
	);
	const trait = sql`concat(e.district_nr, '|', ${sql.join(says, sql` + `)}, '|', array_to_string(e.languages, ','))`;
	const list = (what: RawBuilder<unknown>) => sql`coalesce(json_agg(${what}), '[]')`;
	const moment = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;
	const { rows } = await sql<EventColumns>`
		select ${list(sql`e.id`)} as id, ${list(sql`e.lat`)} as lat, ${list(sql`e.lng`)} as lng,
			${list(moment('e.starts_at'))} as starts_at, ${list(moment('e.ends_at'))} as ends_at,
			${list(sql`e.organisation_id`)} as organisation_id, ${list(sql`e.series_id`)} as series_id,
			${list(sql`e.umbrella_id`)} as umbrella_id,
			${list(sql`e.state`)} as state, ${list(trait)} as trait
		from ${published(db).where(sql<SqlBool>`${events}`)} as e`.execute(db);
	return rows[0]!;
}

/** The sectors of the organisations that are shown. */
export async function sectors(db: Database): Promise<Map<number, OrganisationKind>> {
	const { rows } = await sql<{ ids: number[]; kinds: OrganisationKind[] }>`
		select coalesce(json_agg(o.id), '[]') as ids, coalesce(json_agg(o.kind), '[]') as kinds
		from organisation o where ${isShown('o')}`.execute(db);
	const { ids, kinds } = rows[0]!;
	return new Map(ids.map((id, at) => [id, kinds[at]!]));
}

/** Events that fit in what only the database can say of them, whenever they are; or those of `ids` that do. */
export async function eventsNamed(
	db: Database,
	{ text, area, partner }: Pick<ExploreFilter, 'text' | 'area' | 'partner'>,
	ids?: readonly number[],
): Promise<Set<number>> {
	const asks = asksOf({ ...nothingAsked, text, area, partner }, 'e');
	const among = ids ? published(db).where('id', 'in', ids) : published(db);
	const { rows } = await sql<{ ids: number[] }>`
		select coalesce(json_agg(e.id), '[]') as ids from ${among} as e where ${sql.join(asks, sql` and `)}`.execute(
		db,
	);
	return new Set(rows[0]!.ids);
}

const worded = ['e.id', 'e.slug', 'e.title', 'o.kind as sector'] as const;

/** These with their words, which were found to fit. */
export async function mapRowsOf(
	db: Database,
	only: Record<'events' | 'opportunities' | 'benefits', readonly number[]>,
) {
	const named = (ids: readonly number[]) => sql<SqlBool>`e.id = any(${[...ids]}::int[])`;
	const [events, opportunities, benefits] = await Promise.all([
		only.events.length
			? db
					.selectFrom('event as e')
					.innerJoin('organisation as o', (join) =>
						join.onRef('o.id', '=', 'e.organisationId').on(isShown('o')),
					)
					.where(named(only.events))
					.where('e.state', '<>', 'draft')
					.select(worded)
					.select(['e.startsAt', 'e.endsAt', 'e.state'])
					.execute()
			: [],
		only.opportunities.length
			? db
					.selectFrom('opportunity as e')
					.innerJoin('organisation as o', (join) =>
						join.onRef('o.id', '=', 'e.organisationId').on(isShown('o')),
					)
					.where(named(only.opportunities))
					.where('e.state', '=', 'published')
					.select(worded)
					.select(['e.deadlineOn', 'e.kind'])
					.execute()
			: [],
		only.benefits.length
			? db
					.selectFrom('benefit as e')
					.innerJoin('organisation as o', (join) =>
						join.onRef('o.id', '=', 'e.organisationId').on(isShown('o')),
					)
					.where(named(only.benefits))
					.where('e.state', '=', 'published')
					.select(worded)
					.select(['e.kind', 'e.audience'])
					.execute()
			: [],
	]);
	return { events, opportunities, benefits };
}

/** What fits and lies in a place, or anywhere on the map, with its words; so many of each. */
export async function mapRows(
	db: Database,
	filter: ExploreFilter,
	span: Span,
	within: Box | null,
	limit: number,
) {
	const there = sql<SqlBool>`e.lat is not null and ${within ? inBox(within) : sql`true`}`;
	const [on, later] = halvesOf(db, filter, span);
	const first = (events: Events) =>
		db
			.selectFrom(
				events
					.where(there)
					.select(worded)
					.select(['e.startsAt', 'e.endsAt', 'e.state'])
					.orderBy('e.startsAt')
					.orderBy('e.id')
					.limit(limit)
					.as('half'),
			)
			.selectAll();
	const [events, opportunities, benefits] = await Promise.all([
		!takesEvents(filter)
			? []
			: first(on).unionAll(first(later)).orderBy('startsAt').orderBy('id').limit(limit).execute(),
		takesOpportunities(filter)
			? openOpportunities(db, filter, span)
					.where(there)
					.select(worded)
					.select(['e.deadlineOn', 'e.kind'])
					.orderBy('e.deadlineOn')
					.orderBy('e.id')
					.limit(limit)
					.execute()
			: [],
		takesBenefits(filter)
			? currentBenefits(db, filter, span)
					.where(there)
					.select(worded)
					.select(['e.kind', 'e.audience'])
					.orderBy('e.id', 'desc')
					.limit(limit)
					.execute()
			: [],
	]);
	return { events, opportunities, benefits };
}
