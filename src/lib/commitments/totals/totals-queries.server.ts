/**
 * What commitments add up to, in SQL. Everything is summed from the totals that the database keeps per commitment
 * (`commitment_total`, `commitment_half_year`), never from the contributions.
 *
 * Which commitments count: those that were accepted and not given up. Left out, and said to be, is a commitment whose
 * organisation has gone silent (two missed reports), is suspended or closed; a partnership's commitment follows its lead, because the lead is
 * the one who answers for it, so one silent party does not make the others' work invisible.
 */
import { sql, type RawBuilder } from 'kysely';
import {
	countColumns,
	isPromised,
	judgedColumns,
	notCounted,
} from '#lib/commitments/totals/counted-rows.server.ts';
import type { LeftOut, PlaceRow, ResultRow, TotalsScope, TrendRow } from '#lib/commitments/totals/sums.ts';
import { inDistrict, ofOrganisation } from '#lib/commitments/rows.server.ts';
import { type Handle } from '#lib/platform/database/database.server.ts';
import { isInactive } from '#lib/organisations/standing/standing-rows.server.ts';

const isAccepted = sql`commitment.state not in ('draft', 'proposed', 'declined')`;

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
		conditions.push(inDistrict(district));
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
		select commitment.goal, commitment.type, target, level0, level1, level2, level3, ${judgedColumns(today)}
		from commitment join commitment_total on commitment_total.commitment_id = commitment.id ${fromOwned}
		where ${isAccepted} and ${within(scope)} and ${isHeard(scope)}
	)
	select goal, type, ${countColumns},
		${sumOf('target', sql`promised`)} as target, ${sums(sql`promised`)}
	from judged group by goal, type order by goal, count(*) desc, type`;

export const resultRows = async (db: Handle, scope: TotalsScope, today: string): Promise<ResultRow[]> =>
	(await resultRowsSql(scope, today).execute(db)).rows;

export const placeRowsSql = (today: string) => sql<PlaceRow>`
	with ${uncounted(today)}, judged as materialized (
		select commitment.districts, commitment.goal, ${judgedColumns(today)},
			case when ${isPromised} and delivered > 0 then ${shareOf('commitment_total')} end as share
		from commitment join commitment_total on commitment_total.commitment_id = commitment.id ${fromOwned}
		where ${isAccepted} and ${isHeard({})}
	)
	select districts, goal, ${countColumns}, coalesce(sum(share), 0)::float8 as shares, count(share)::int as delivering
	from judged group by districts, goal`;

/** Of the whole city, each commitment judged once: where it is for, and all that it adds up to. */
export const placeRows = async (db: Handle, today: string): Promise<PlaceRow[]> =>
	(await placeRowsSql(today).execute(db)).rows;

export const trendRowsSql = (scope: TotalsScope, { today, from }: { today: string; from: string }) =>
	sql<TrendRow>`
	with ${uncounted(today)}
	select commitment.type, half.half_year, ${sums(sql`true`)}
	from commitment ${fromOwned} join commitment_half_year half on half.commitment_id = commitment.id
	where half.half_year >= ${from}::date and ${isPromised} and ${within(scope)} and ${isHeard(scope)}
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
		where ${isPromised} and ${within(scope)}
		union all
		select commitment.id, uncounted.id from uncounted join partnership lead on lead.lead_organisation_id = uncounted.id
			join commitment on commitment.partnership_id = lead.id
		where ${isPromised} and ${within(scope)}
	)
	select count(*)::int as commitments, count(distinct owner)::int as partners from owned`;

export const leftOut = async (db: Handle, scope: TotalsScope, today: string): Promise<LeftOut> =>
	(await leftOutSql(scope, today).execute(db)).rows[0] ?? { commitments: 0, partners: 0 };

/** How much of what a commitment has delivered is confirmed by somebody else, and not contested. */
const shareOf = (total: string) =>
	sql`greatest(0, ${sql.ref(`${total}.confirmed`)} - ${sql.ref(`${total}.contested`)}) / ${sql.ref(`${total}.delivered`)}`;

export const confirmedShareSql = (scope: TotalsScope, today: string) => sql<{ share: number | null }>`
	with ${uncounted(today)}
	select avg(${shareOf('t')})::float8 as share
	from commitment join commitment_total t on t.commitment_id = commitment.id ${fromOwned}
	where ${isPromised} and t.delivered > 0 and ${within(scope)} and ${isHeard(scope)}`;

/**
 * How much of what is delivered somebody else has confirmed, and nobody objects to: the mean of the commitments' shares,
 * because their units are never added. @returns 0 to 1; null when nothing is delivered
 */
export const confirmedShare = async (db: Handle, scope: TotalsScope, today: string): Promise<number | null> =>
	(await confirmedShareSql(scope, today).execute(db)).rows[0]?.share ?? null;

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
