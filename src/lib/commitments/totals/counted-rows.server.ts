/** In SQL, what a number of promises is: one definition for every page, list and file. */
import { sql, type RawBuilder } from 'kysely';
import { promisedStates } from '#lib/commitments/commitment.ts';
import { fulfilmentSql, healthKindSql } from '#lib/commitments/rows.server.ts';
import { isHalted } from '#lib/organisations/shown-rows.server.ts';
import { isInactive } from '#lib/organisations/standing/standing-rows.server.ts';

/** The organisations whose commitments do not count: silent, found by the index on what they have covered, or halted. */
export const notCounted = (
	today: string,
) => sql`select record.organisation_id as id from reporting_record record
	where ${isInactive(sql`record.organisation_id`, today)}
	union select halted.id from organisation halted where ${isHalted('halted')}`;

/** For other rooms' sums over `commitment`: the organisation that answers for it counts. */
export const isCounted = (
	today: string,
): RawBuilder<boolean> => sql<boolean>`coalesce(commitment.organisation_id,
	(select lead.lead_organisation_id from partnership lead where lead.id = commitment.partnership_id))
	not in (${notCounted(today)})`;

/** Promised and not given up: as literals, so that an index of some states only can be used. */
export const isPromised = sql<boolean>`commitment.state in (${sql.join(promisedStates.map((state) => sql.lit(state)))})`;

/** The health of each row of `judged`, named below, that says it is on track. */
const isOnTrack = sql`health in ('ahead', 'on_track', 'done')`;

/** What is judged of each commitment, joined with `commitment_total`; `countColumns` counts these. */
export const judgedColumns = (today: string) => sql`${isPromised} as promised,
	commitment.state in ('active', 'reported') as running, ${healthKindSql(today)} as health,
	${fulfilmentSql(today)} as fulfilment`;

/** Counts of rows with `judgedColumns`; who takes one of these counts, takes it with its definition. */
export const countColumns = sql`
	count(*) filter (where promised)::int as commitments,
	count(*) filter (where running)::int as running,
	count(*) filter (where running and health = 'behind')::int as behind,
	count(*) filter (where promised and ${isOnTrack})::int as "onPlan",
	count(*) filter (where promised and health <> 'not_started')::int as "withData",
	count(*) filter (where promised and fulfilment = 'kept')::int as kept,
	count(*) filter (where promised and fulfilment = 'reported_done')::int as "reportedDone",
	count(*) filter (where not promised)::int as withdrawn`;
