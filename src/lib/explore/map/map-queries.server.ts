/** Where on the map it lies that fits. */
import { sql, type Expression, type SqlBool } from 'kysely';
import type { PointCount } from '#lib/explore/map/clusters.ts';
import { takesBenefits, takesEvents, takesOpportunities, type ExploreFilter } from '#lib/explore/filter.ts';
import {
	currentBenefits,
	halvesOf,
	inBox,
	openOpportunities,
	type Events,
} from '#lib/explore/queries/fitting-rows.server.ts';
import type { Span } from '#lib/explore/span.ts';
import type { Box } from '#lib/geography/view.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';

interface MapChoice {
	within?: Box | null;
	only?: { events: readonly number[]; opportunities: readonly number[]; benefits: readonly number[] };
	limit?: number;
}

/** Where everything lies that fits: how many things at each point, by sector. */
export async function pointCounts(db: Database, filter: ExploreFilter, span: Span): Promise<PointCount[]> {
	const columns = ['e.id', 'e.lat', 'e.lng', 'o.kind as sector'] as const;
	const counted = (
		rows: Expression<{ id: number; lat: number | null; lng: number | null; sector: OrganisationKind }>,
		type: PointCount['type'],
	) =>
		db
			.selectFrom(sql<Omit<PointCount, 'count' | 'type'>>`${rows}`.as('found'))
			.where('found.lat', 'is not', null)
			.select(['found.lat', 'found.lng', 'found.sector'])
			.select([
				sql<number>`count(*)`.as('count'),
				sql<number>`min(found.id)`.as('id'),
				sql.lit(type).as('type'),
			])
			.groupBy(['found.lat', 'found.lng', 'found.sector'])
			.execute();
	const [on, later] = halvesOf(db, filter, span);
	const [events, opportunities, benefits] = await Promise.all([
		takesEvents(filter) ? counted(on.select(columns).unionAll(later.select(columns)), 'event') : [],
		takesOpportunities(filter)
			? counted(openOpportunities(db, filter, span).select(columns), 'opportunity')
			: [],
		takesBenefits(filter) ? counted(currentBenefits(db, filter, span).select(columns), 'benefit') : [],
	]);
	return [...events, ...opportunities, ...benefits];
}

/** What is on the map and fits, with its words: those of a place, or those named. */
export async function mapRows(
	db: Database,
	filter: ExploreFilter,
	span: Span,
	{ within, only, limit }: MapChoice,
) {
	const columns = ['e.id', 'e.slug', 'e.title', 'o.kind as sector'] as const;
	const chosen = (ids: readonly number[] | undefined) =>
		sql<SqlBool>`e.lat is not null and ${within ? inBox(within) : sql`true`} and ${ids ? sql`e.id = any(${[...ids]}::int[])` : sql`true`}`;
	const most = limit ?? null;
	const [on, later] = halvesOf(db, filter, span);
	const first = (events: Events) =>
		db
			.selectFrom(
				events
					.where(chosen(only?.events))
					.select(columns)
					.select(['e.startsAt', 'e.endsAt', 'e.state'])
					.orderBy('e.startsAt')
					.orderBy('e.id')
					.limit(most)
					.as('half'),
			)
			.selectAll();
	const [events, opportunities, benefits] = await Promise.all([
		!takesEvents(filter)
			? []
			: first(on).unionAll(first(later)).orderBy('startsAt').orderBy('id').limit(most).execute(),
		takesOpportunities(filter)
			? openOpportunities(db, filter, span)
					.where(chosen(only?.opportunities))
					.select(columns)
					.select(['e.deadlineOn', 'e.kind'])
					.orderBy('e.deadlineOn')
					.orderBy('e.id')
					.limit(most)
					.execute()
			: [],
		takesBenefits(filter)
			? currentBenefits(db, filter, span)
					.where(chosen(only?.benefits))
					.select(columns)
					.select(['e.kind', 'e.audience'])
					.orderBy('e.id', 'desc')
					.limit(most)
					.execute()
			: [],
	]);
	return { events, opportunities, benefits };
}
