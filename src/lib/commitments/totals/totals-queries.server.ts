/**
 * What commitments add up to, in SQL. Everything is summed from the totals that the database keeps per commitment
 * (`commitment_total`, `commitment_half_year`), never from the contributions.
 *
 * Which commitments count: those that were accepted and not given up. Left out, and said to be, is a commitment whose
 * organisation has gone silent (two missed reports), is suspended or closed; a partnership's commitment follows its lead, because the lead is
 * the one who answers for it, so one silent party does not make the others' work invisible.
 */
import { sql, type RawBuilder } from 'kysely';
import { notCounted } from '#lib/commitments/totals/counted-rows.server.ts';
import type { LeftOut, ResultRow, TotalsScope, TrendRow } from '#lib/commitments/totals/sums.ts';
import { healthKindSql, ofOrganisation } from '#lib/commitments/rows.server.ts';
import { type Handle } from '#lib/platform/database/database.server.ts';
import { isInactive } from '#lib/organisations/standing/standing-rows.server.ts';

const isAccepted = sql`commitment.state not in ('draft', 'proposed', 'declined')`;
const isKept = sql`commitment.state not in ('draft', 'proposed', 'declined', 'withdrawn', 'replaced')`;

const uncounted = (today: string) => sql`uncounted as materialized (${notCounted(today)})`;

/** The organisation that answers for `commitment`, where `lead` is its partnership. */
const owner = sql`coalesce(commitment.organisation_id, lead.lead_organisation_id)`;
const fromOwned = sql`left join partnership lead on lead.id = commitment.partnership_id`;
/** A partner's, a partnership's or a commitment's own page shows what is theirs, counted elsewhere or not. */
const isOwn = ({ organisation, partnership, commitment }: TotalsScope): boolean =>
	organisation !== undefined || partnership !== undefined || commitment !== undefined;
const isHeard = (scope: TotalsScope) =>
	isOwn(scope) ? sql`true` : sql`not exists (select from uncounted where uncounted.id = ${owner})`;

function within({
	goals,
	district,
	organisation,
	partnership,
	commitment,
}: TotalsScope): RawBuilder<boolean> {
	const conditions: RawBuilder<unknown>[] = [sql`true`];
	if (goals) conditions.push(sql`commitment.goal = any(${goals}::text[])`);
	if (district !== undefined) {
		conditions.push(
			sql`(commitment.districts @> array[${district}]::smallint[] or commitment.districts = '{}')`,
		);
	}
	if (organisation !== undefined) conditions.push(ofOrganisation(organisation));
	if (partnership !== undefined) conditions.push(sql`commitment.partnership_id = ${partnership}`);
	if (commitment !== undefined) conditions.push(sql`commitment.id = ${commitment}`);
	return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

const sumOf = (column: string, condition: RawBuilder<unknown>) =>
	sql`coalesce(sum(${sql.ref(column)}) filter (where ${condition}), 0)::float8`;
const sums = (condition: RawBuilder<unknown>) =>
	sql`${sumOf('level0', condition)} as level0, ${sumOf('level1', condition)} as level1,
		${sumOf('level2', condition)} as level2, ${sumOf('level3', condition)} as level3`;

export const resultRowsSql = (scope: TotalsScope, today: string) => sql<ResultRow>`
	with ${uncounted(today)}, judged as materialized (
		select commitment.goal, commitment.type, target, level0, level1, level2, level3, ${healthKindSql(today)} as health,
			commitment.state in ('active', 'reported') as running, commitment.state not in ('withdrawn', 'replaced') as kept
		from commitment join commitment_total on commitment_total.commitment_id = commitment.id ${fromOwned}
		where ${isAccepted} and ${within(scope)} and ${isHeard(scope)}
	)
	select goal, type,
		count(*) filter (where kept)::int as commitments,
		count(*) filter (where running)::int as running,
		count(*) filter (where kept and health in ('ahead', 'on_track', 'done'))::int as on_plan,
		count(*) filter (where kept and health <> 'not_started')::int as with_data,
		count(*) filter (where kept and health = 'done')::int as done,
		count(*) filter (where not kept)::int as withdrawn,
		${sumOf('target', sql`kept`)} as target, ${sums(sql`kept`)}
	from judged group by goal, type order by goal, count(*) desc, type`;

export const resultRows = async (db: Handle, scope: TotalsScope, today: string): Promise<ResultRow[]> =>
	(await resultRowsSql(scope, today).execute(db)).rows;

export const trendRowsSql = (scope: TotalsScope, { today, from }: { today: string; from: string }) =>
	sql<TrendRow>`
	with ${uncounted(today)}
	select commitment.type, half.half_year, ${sums(sql`true`)}
	from commitment ${fromOwned} join commitment_half_year half on half.commitment_id = commitment.id
	where half.half_year >= ${from}::date and ${isKept} and ${within(scope)} and ${isHeard(scope)}
	group by commitment.type, half.half_year order by commitment.type, half.half_year`;

/** Delivered per type and half-year since `from` (a half-year's first day). Readings are not amounts and are not there. */
export const trendRows = async (
	db: Handle,
	scope: TotalsScope,
	when: { today: string; from: string },
): Promise<TrendRow[]> => (await trendRowsSql(scope, when).execute(db)).rows;

export const leftOutSql = (scope: TotalsScope, today: string) => sql<LeftOut>`
	with ${uncounted(today)}, owned as (
		select commitment.id, uncounted.id as owner from uncounted join commitment on commitment.organisation_id = uncounted.id
		where ${isKept} and ${within(scope)}
		union all
		select commitment.id, uncounted.id from uncounted join partnership lead on lead.lead_organisation_id = uncounted.id
			join commitment on commitment.partnership_id = lead.id
		where ${isKept} and ${within(scope)}
	)
	select count(*)::int as commitments, count(distinct owner)::int as partners from owned`;

export const leftOut = async (db: Handle, scope: TotalsScope, today: string): Promise<LeftOut> =>
	(await leftOutSql(scope, today).execute(db)).rows[0] ?? { commitments: 0, partners: 0 };

export const countKeptSql = (today: string) => sql<{ count: number }>`
	with ${uncounted(today)}
	select count(*)::int as count from commitment ${fromOwned} where ${isKept} and ${isHeard({})}`;

/** Every commitment that counts. */
export const countKept = async (db: Handle, today: string): Promise<number> =>
	(await countKeptSql(today).execute(db)).rows[0]?.count ?? 0;

/** Whether these organisations have gone silent. @returns the ids of those that have */
export async function silentAmong(db: Handle, ids: readonly number[], today: string): Promise<number[]> {
	if (!ids.length) return [];
	const { rows } = await sql<{ id: number }>`
		select record.organisation_id as id from reporting_record record
		where record.organisation_id = any(${[...ids]}::int[]) and ${isInactive(sql`record.organisation_id`, today)}`.execute(
		db,
	);
	return rows.map(({ id }) => id);
}
