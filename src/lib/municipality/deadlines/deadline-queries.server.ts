/** SQL of running promises by deadline. It counts what every number of promises counts. */
import { sql, type RawBuilder } from 'kysely';
import { commitmentRows, healthKindSql, inDistrict } from '#lib/commitments/rows.server.ts';
import { isCounted, isPromised } from '#lib/commitments/totals/counted-rows.server.ts';
import {
	daysOf,
	spans,
	type DeadlineFilter,
	type Span,
} from '#lib/municipality/deadlines/deadline-filter.ts';
import { districtNrs, type DistrictNr } from '#lib/geography/districts.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked } from '#lib/platform/lists/keyset.server.ts';
import { organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';

const nearestFirst = keyset(['commitment.dueOn', 'asc', 'day'], ['commitment.id', 'asc', 'id']);

const isDue = (within: Span, today: string): RawBuilder<boolean> => {
	const { from, to } = daysOf(within, today);
	return sql<boolean>`(${from ? sql`commitment.due_on >= ${from}::date` : sql`true`}
		and ${to ? sql`commitment.due_on <= ${to}::date` : sql`true`})`;
};

/** Running, counted, and fitting; whatever the deadline. */
const fits = ({ behind, kind, district }: Omit<DeadlineFilter, 'within'>, today: string) => sql<boolean>`(
	${isPromised} and commitment.state in ('active', 'reported') and ${isCounted(today)}
	and ${behind ? sql`${healthKindSql(today)} = 'behind'` : sql`true`}
	and ${district ? inDistrict(district) : sql`true`}
	and ${
		kind
			? sql`exists (select from organisation answering where answering.kind = ${kind}
				and answering.id = coalesce(commitment.organisation_id,
					(select lead.lead_organisation_id from partnership lead where lead.id = commitment.partnership_id)))`
			: sql`true`
	})`;

export const deadlineRows = (db: Handle, filter: DeadlineFilter, today: string, asked: Asked) =>
	nearestFirst.page(commitmentRows(db).where(fits(filter, today)).where(isDue(filter.within, today)), asked);

/** How many each choice of the filter would give, beside all else that is chosen. */
export interface DeadlineChoices {
	behind: number;
	kind: Partial<Record<OrganisationKind, number>>;
	/** By the district's number: those for the whole city are in each. */
	district: Partial<Record<DistrictNr, number>>;
}

export async function deadlineChoices(
	db: Handle,
	filter: DeadlineFilter,
	today: string,
): Promise<DeadlineChoices> {
	const beside = (change: Partial<DeadlineFilter>) =>
		sql<number>`count(*) filter (where ${fits({ ...filter, ...change }, today)})`;
	const of = <Key extends string | number>(
		keys: readonly Key[],
		change: (key: Key) => Partial<DeadlineFilter>,
	) =>
		sql`json_build_object(${sql.join(keys.map((key) => sql`${sql.lit(String(key))}::text, ${beside(change(key))}`))})`;
	const { rows } = await sql<{ choices: DeadlineChoices }>`select json_build_object(
			'behind', ${beside({ behind: true })},
			'kind', ${of(organisationKinds, (kind) => ({ kind }))},
			'district', ${of(districtNrs, (district) => ({ district }))}) as choices
		from commitment join commitment_total on commitment_total.commitment_id = commitment.id
		where ${isDue(filter.within, today)} and ${fits({ behind: false, kind: null, district: null }, today)}`.execute(
		db,
	);
	return rows[0]!.choices;
}

/** How many each span would give, beside all else that is chosen. */
export async function deadlineCounts(
	db: Handle,
	filter: DeadlineFilter,
	today: string,
): Promise<Record<Span, number>> {
	const counts = spans.map(
		(span) => sql`${sql.lit(span)}::text, count(*) filter (where ${isDue(span, today)})`,
	);
	const { rows } = await sql<{
		counts: Record<Span, number>;
	}>`select json_build_object(${sql.join(counts)}) as counts
		from commitment join commitment_total on commitment_total.commitment_id = commitment.id
		where ${fits(filter, today)}`.execute(db);
	return rows[0]!.counts;
}
