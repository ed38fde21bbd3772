/** SQL of what waits for the municipality, by the page where it is looked at: one question for all of it. */
import { sql } from 'kysely';
import { hasEnded } from '#lib/events/rows.server.ts';
import { standingDoubles } from '#lib/organisations/doubles/double-rows.server.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { latestWindow } from '#lib/organisations/standing/standing.ts';
import type { Queues } from '#lib/municipality/queues.ts';
import { mostWaiting } from '#lib/municipality/queues.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { halfYearAfter } from '#lib/i18n/periods.ts';

/** @param own the municipality's own units, which an auditor looks at; else everybody else's */
export async function countQueues(
	db: Handle,
	{ today, now, own }: { today: string; now: Date; own: boolean },
): Promise<Queues> {
	const isCity = (of: string) => sql`exists (select from organisation side where side.kind = 'municipality'
		and side.id in (${sql.ref(`${of}.organisation_id`)}, ${sql.ref(`${of}.writer_organisation_id`)}))`;
	const most = sql`limit ${mostWaiting}`;
	const { halfYear, graceUntil } = latestWindow(today);
	const owed = today > graceUntil ? halfYear : halfYearAfter(halfYear, -1);
	const { rows } = await sql<Queues>`select
		(select count(*)::int from (select from organisation where state = 'waiting' ${most}) as q) as approvals,
		(select count(*)::int from (select from commitment where state = 'proposed' and approved_at is null ${most}) as q)
			+ (select count(*)::int from (select from closing k join organisation side on side.id = k.organisation_id
				where k.decided_at is null and (side.kind = 'municipality') = ${own} ${most}) as q) as commitments,
		(select count(*)::int from (select from added_commitment_type where state = 'proposed' ${most}) as q) as "commitment-types",
		(select count(*)::int from (select from contribution c where c.level = 0 and c.counts and ${isCity('c')} = ${own}
				and not exists (select from objection ob where ob.contribution_id = c.id and ob.resolved_at is null) ${most}) as q)
			+ (select count(*)::int from (select from objection ob join contribution c on c.id = ob.contribution_id
				where ob.resolved_at is null and ${isCity('c')} = ${own} ${most}) as q) as contributions,
		(select count(*)::int from (select from reporting_record r join organisation o on o.id = r.organisation_id and ${isShown('o')}
			where r.covered_until < ${owed}::date ${most}) as q) as reporting,
		(select count(*)::int from (select from flag where closed_at is null ${most}) as q) as flags,
		(select count(*)::int from (select from barrier b where b.state in ('received', 'shown')
				or (b.state = 'owned' and b.answer_due_on < ${today}::date) ${most}) as q)
			+ (select count(*)::int from (select from barrier_takedown d join barrier b on b.id = d.barrier_id and b.state = 'down'
				where d.appealed_at is not null and d.decided_at is null ${most}) as q) as barriers,
		(select count(*)::int from (select from takedown where appealed_at is not null and decided_at is null ${most}) as q) as takedowns,
		(select count(*)::int from (select from look_alike p join event a on a.id = p.event_id join event b on b.id = p.other_id
			where p.different_at is null and a.state in ('published', 'postponed') and b.state in ('published', 'postponed')
				and a.umbrella_id is distinct from b.id and b.umbrella_id is distinct from a.id
				and not ${hasEnded('a', now)} and not ${hasEnded('b', now)} ${most}) as q) as duplicates,
		(select count(*)::int from (select from ${standingDoubles} where d.different_at is null ${most}) as q) as "duplicates/partners",
		(select count(*)::int from (select from opinion n where n.published_at is not null and n.answer_due_on < ${today}::date
			and not exists (select from opinion_answer r where r.opinion_id = n.id) ${most}) as q) as "followup/opinions",
		(select count(*)::int from (select from report_comment c join status_report r on r.id = c.report_id and r.state = 'hearing'
			where c.answered_at is null ${most}) as q) as "followup/status-reports"`.execute(db);
	return rows[0]!;
}
