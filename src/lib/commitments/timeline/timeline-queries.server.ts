import { sql } from 'kysely';
import type { Handle } from '#lib/platform/database.server.ts';
import { loggedKinds, type TimelineEntry } from '#lib/commitments/timeline/timeline.ts';
import { keyset, type Asked, type Keyed, type Page } from '#lib/platform/keyset.server.ts';

const verbs = loggedKinds.map((kind) => `commitment.${kind}`);

/** The parts of the timeline share one order, each by expressions of its own. */
const byTime = (at: string, key: string) =>
	keyset([sql.raw(at), 'desc', 'moment'], [sql.raw(key), 'desc', 'text']);
const newestFirst = byTime('everything.at', 'everything.key');

/**
 * What happened to a promise, newest first: its log, and its deliveries, confirmations and doubts by day. Organisations
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
		with logged as (
			select e.at, 'a' || lpad(e.id::text, 12, '0') as key, substr(e.verb, 12) as kind, e.organisation_id, e.details
			from audit_entry e
			where e.subject_kind = 'commitment' and e.subject_id = ${commitmentId} and e.verb = any(${verbs})
				and ${before('e.at', "'a' || lpad(e.id::text, 12, '0')")}
			order by e.at desc, e.id desc limit ${limit}
		), life as (
			select logged.at, logged.key, logged.kind,
				case when closing.id is not null and logged.kind in ('delivered', 'partly', 'not_delivered', 'sent_back')
					then closing.decided_organisation_id else logged.organisation_id end as organisation_id,
				null::numeric as amount, null::integer as count, null::smallint as level,
				coalesce(amendment.from_target, proposal.from_target) as from_target,
				coalesce(amendment.to_target, proposal.to_target) as to_target,
				coalesce(amendment.from_due_on, proposal.from_due_on) as from_due_on,
				coalesce(amendment.to_due_on, proposal.to_due_on) as to_due_on,
				case
					when logged.kind like 'milestone%' then coalesce(logged.details ->> 'title', milestone.title)
					when logged.kind = 'amendment_declined' then answer.reason
					when logged.kind = 'amendment_proposed' then proposal.reason
					when logged.kind = 'amended' then amendment.reason
					when logged.kind = 'reported' then closing.word
					when logged.kind in ('delivered', 'partly', 'not_delivered', 'sent_back') then closing.note
					when logged.kind = 'withdrawn' then commitment.state_reason
				end as text
			from logged
			join commitment on commitment.id = ${commitmentId}
			left join milestone on milestone.id = (logged.details ->> 'milestone')::integer
			left join closing on closing.id = (logged.details ->> 'closing')::integer
			left join amendment_proposal proposal on proposal.id = (logged.details ->> 'proposal')::integer
			left join amendment_signature answer on answer.proposal_id = proposal.id
				and answer.organisation_id = logged.organisation_id
			left join commitment_amendment amendment on amendment.id = (logged.details ->> 'amendment')::integer
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
		), doubted as (
			select t.contested_at as at, 'd' || t.id as key, 'contested' as kind, t.organisation_id
			from contribution c join contest t on t.contribution_id = c.id where c.commitment_id = ${commitmentId}
			union all
			select t.resolved_at, 'e' || t.id, 'contest_resolved', t.organisation_id
			from contribution c join contest t on t.contribution_id = c.id
			where c.commitment_id = ${commitmentId} and t.resolved_at is not null
		), everything as (
			select at, key, kind, organisation_id, amount, count, level, from_target, to_target, from_due_on, to_due_on, text from life
			union all
			select at, key, 'contributed', organisation_id, amount, count, null, null, null, null, null, null from delivered
			union all
			select at, key, 'confirmed', organisation_id, amount, count, level, null, null, null, null, null from confirmed
			union all
			select at, key, kind, organisation_id, null, null, null, null, null, null, null, null from doubted
		)
		select ${newestFirst.key} as cursor, everything.key, everything.at,
			everything.kind, organisation.name as organisation, amount, count, level, from_target, to_target, from_due_on,
			to_due_on, nullif(text, '') as text
		from everything left join organisation on organisation.id = organisation_id
		where ${newestFirst.beyond(place)}
		order by ${newestFirst.order()} limit ${limit}`.execute(db);
	return newestFirst.cut<TimelineEntry>(rows, place, asked.limit);
}
