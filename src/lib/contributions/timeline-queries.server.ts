import { sql } from 'kysely';
import type { Handle } from '#lib/platform/database/database.server.ts';
import type { TimelineEntry } from '#lib/commitments/timeline/timeline.ts';
import { keyset, type Asked, type Keyed, type Page } from '#lib/platform/lists/keyset.server.ts';

/** The parts of the timeline share one order, each by expressions of its own. */
const byTime = (at: string, key: string) =>
	keyset([sql.raw(at), 'desc', 'moment'], [sql.raw(key), 'desc', 'text']);
const newestFirst = byTime('everything.at', 'everything.key');

/**
 * What happened to a commitment, newest first: its own events, and its deliveries, confirmations and objections by day. Organisations
 * act here, never persons. Each part stops at `limit` rows before the cursor.
 */
export async function lifeTimeline(
	db: Handle,
	commitmentId: number,
	asked: Asked,
): Promise<Page<TimelineEntry>> {
	const place = newestFirst.read(asked);
	const limit = asked.limit + 1;
	const before = (at: string, key: string) => byTime(at, key).beyond(place);
	const midday = (day: string) => `(${day} + time '12:00') at time zone 'Europe/Copenhagen'`;
	const { rows } = await sql<Keyed<TimelineEntry>>`
		with life as (
			select e.happened_at as at, 'a' || lpad(e.id::text, 12, '0') as key, e.kind,
				e.organisation_id,
				coalesce(amendment.from_target, proposal.from_target) as from_target,
				coalesce(amendment.to_target, proposal.to_target) as to_target,
				coalesce(amendment.from_due_on, proposal.from_due_on) as from_due_on,
				coalesce(amendment.to_due_on, proposal.to_due_on) as to_due_on,
				case e.kind
					when 'amendment_declined' then answer.reason
					when 'amendment_proposed' then proposal.reason
					when 'amended' then amendment.reason
					when 'reported' then closing.word
					when 'withdrawn' then commitment.state_reason
					else coalesce(e.milestone_title, case when e.kind <> 'closing_taken_back' then closing.note end)
				end as text
			from commitment_event e
			join commitment on commitment.id = e.commitment_id
			left join closing on closing.id = e.closing_id
			left join amendment_proposal proposal on proposal.id = e.proposal_id
			left join amendment_signature answer on answer.proposal_id = e.proposal_id
				and answer.organisation_id = e.organisation_id
			left join commitment_amendment amendment on amendment.id = e.amendment_id
			where e.commitment_id = ${commitmentId} and ${before('e.happened_at', "'a' || lpad(e.id::text, 12, '0')")}
			order by e.happened_at desc, e.id desc limit ${limit}
		), delivered as (
			select ${sql.raw(midday('c.happened_on'))} as at, 'c' || c.organisation_id as key, c.organisation_id,
				case when bool_or(p.lower_is_better) then (array_agg(c.amount order by c.id desc))[1] else sum(c.amount) end as amount,
				count(*)::integer as count
			from contribution c join commitment p on p.id = c.commitment_id
			where c.commitment_id = ${commitmentId} and c.counts
				and ${before(midday('c.happened_on'), "'c' || c.organisation_id")}
			group by c.happened_on, c.organisation_id
			order by c.happened_on desc, 'c' || c.organisation_id desc limit ${limit}
		), confirmed as (
			select max(v.verified_at) as at, 'v' || coalesce(v.organisation_id, 0) || '-' || v.level as key,
				v.organisation_id, v.level, count(*)::integer as count, sum(c.amount) as amount
			from contribution c join verification v on v.contribution_id = c.id
			where c.commitment_id = ${commitmentId}
			group by (v.verified_at at time zone 'Europe/Copenhagen')::date, v.organisation_id, v.level
		), retracted as (
			select max(v.retracted_at) as at, 'w' || coalesce(v.organisation_id, 0) || '-' || v.level as key,
				v.organisation_id, v.level, count(*)::integer as count, sum(c.amount) as amount
			from contribution c join verification v on v.contribution_id = c.id
			where c.commitment_id = ${commitmentId} and v.retracted_at is not null
			group by (v.retracted_at at time zone 'Europe/Copenhagen')::date, v.organisation_id, v.level
		), objected as (
			select coalesce(t.reopened_at, t.raised_at) as at, 'd' || t.id as key,
				case when t.reopens_id is null then 'objected' else 'objection_reopened' end as kind,
				case when t.reopens_id is null then t.organisation_id end as organisation_id
			from contribution c join objection t on t.contribution_id = c.id where c.commitment_id = ${commitmentId}
			union all
			select t.resolved_at, 'e' || t.id, 'objection_resolved', t.organisation_id
			from contribution c join objection t on t.contribution_id = c.id
			where c.commitment_id = ${commitmentId} and t.resolved_at is not null
		), everything as (
			select at, key, kind, organisation_id, null::numeric as amount, null::integer as count, null::smallint as level,
				from_target, to_target, from_due_on, to_due_on, text from life
			union all
			select at, key, 'contributed', organisation_id, amount, count, null, null, null, null, null, null from delivered
			union all
			select at, key, 'confirmed', organisation_id, amount, count, level, null, null, null, null, null from confirmed
			union all
			select at, key, 'retracted', organisation_id, amount, count, level, null, null, null, null, null from retracted
			union all
			select at, key, kind, organisation_id, null, null, null, null, null, null, null, null from objected
		)
		select ${newestFirst.key} as cursor, everything.key, everything.at,
			everything.kind, organisation.name as organisation, amount, count, level, from_target, to_target, from_due_on,
			to_due_on, nullif(text, '') as text
		from everything left join organisation on organisation.id = organisation_id
		where ${newestFirst.beyond(place)}
		order by ${newestFirst.order()} limit ${limit}`.execute(db);
	return newestFirst.cut<TimelineEntry>(rows, place, asked.limit);
}
