/** SQL of what waits for the municipality, by the page where it is looked at: one question for all of it. */
import { sql, type RawBuilder } from 'kysely';
import type { MunicipalAbility } from '#lib/accounts/access.ts';
import { hasEnded } from '#lib/events/rows.server.ts';
import { reportAuthors } from '#lib/followup/report/rows.server.ts';
import { halfYearAfter } from '#lib/i18n/periods.ts';
import { queueNames, mostWaiting, type QueueName, type Queues } from '#lib/municipality/queues.ts';
import { standingDoubles } from '#lib/organisations/doubles/double-rows.server.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { staleBefore } from '#lib/organisations/standing/freshness.ts';
import { latestWindow } from '#lib/organisations/standing/standing.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

export interface QueuesAsked {
	today: string;
	now: Date;
	/** Whose menu it is: what they wrote, took down or drafted themselves waits for another. */
	personId: number;
	may: (ability: MunicipalAbility) => boolean;
}

/** Rows that wait, and whether this person may act on them: null where not. Each is found by an index of its own. */
type Part = RawBuilder<unknown> | null;

const isCity = (of: string) => sql`exists (select from organisation side where side.kind = 'municipality'
	and side.id in (${sql.ref(`${of}.organisation_id`)}, ${sql.ref(`${of}.writer_organisation_id`)}))`;

const parts: Record<QueueName, (asked: QueuesAsked) => readonly Part[]> = {
	approvals: ({ may }) => [may('decide') ? sql`select from organisation where state = 'waiting'` : null],
	'partners/import': ({ may }) => [
		may('administer') ? sql`select from organisation_list where state = 'ready'` : null,
	],
	charter: ({ may, personId }) => [
		may('administer')
			? sql`select from charter_draft where sent_at is not null and drafted_by <> ${personId}`
			: null,
	],
	policy: ({ may, personId }) => [
		may('administer')
			? sql`select from policy_edition_draft where sent_at is not null and drafted_by <> ${personId}`
			: null,
	],
	commitments: ({ may, personId }) => [
		may('decide')
			? sql`select from commitment where state = 'proposed' and approved_at is null
				and created_by is distinct from ${personId}`
			: null,
		may('decide') || may('verify-own')
			? sql`select from closing k join organisation side on side.id = k.organisation_id where k.decided_at is null
				and (side.kind = 'municipality') = ${may('verify-own')} and k.reported_by is distinct from ${personId}`
			: null,
	],
	'commitment-types': ({ may }) => [
		may('administer') ? sql`select from added_commitment_type where state = 'proposed'` : null,
	],
	contributions: ({ may, personId }) =>
		may('verify') || may('verify-own')
			? [
					sql`select from contribution c where c.level = 0 and c.counts and ${isCity('c')} = ${may('verify-own')}
						and c.reported_by is distinct from ${personId}
						and not exists (select from objection ob where ob.contribution_id = c.id and ob.resolved_at is null)`,
					sql`select from objection ob join contribution c on c.id = ob.contribution_id
						where ob.resolved_at is null and ${isCity('c')} = ${may('verify-own')}`,
				]
			: [],
	reporting: ({ may, today }) => {
		if (!may('casework')) return [];
		const { halfYear, graceUntil } = latestWindow(today);
		const owed = today > graceUntil ? halfYear : halfYearAfter(halfYear, -1);
		return [
			sql`select from reporting_record r join organisation o on o.id = r.organisation_id and ${isShown('o')}
				where r.covered_until < ${owed}::date`,
		];
	},
	// What it alone shows: everything else on it has a page of its own. Its own people confirm it; somebody here calls them.
	worklist: ({ may, now }) => [
		may('casework')
			? sql`select from organisation where state = 'approved' and last_confirmed_at < ${staleBefore(now)}`
			: null,
	],
	flags: ({ may }) => [may('moderate') ? sql`select from flag where closed_at is null` : null],
	barriers: ({ may, personId, today }) => [
		may('moderate') ? sql`select from barrier where state = 'received'` : null,
		may('decide') ? sql`select from barrier where state = 'shown'` : null,
		may('decide') ? sql`select from barrier where state = 'owned' and answer_due_on < ${today}::date` : null,
		may('moderate')
			? sql`select from barrier_takedown d join barrier b on b.id = d.barrier_id and b.state = 'down'
				where d.appealed_at is not null and d.decided_at is null and d.taken_down_by is distinct from ${personId}`
			: null,
	],
	takedowns: ({ may, personId }) => [
		may('moderate')
			? sql`select from takedown where appealed_at is not null and decided_at is null
				and taken_down_by is distinct from ${personId}`
			: null,
	],
	duplicates: ({ may, now }) => [
		may('moderate')
			? sql`select from look_alike p join event a on a.id = p.event_id join event b on b.id = p.other_id
				where p.different_at is null and a.state in ('published', 'postponed') and b.state in ('published', 'postponed')
					and a.umbrella_id is distinct from b.id and b.umbrella_id is distinct from a.id
					and not ${hasEnded('a', now)} and not ${hasEnded('b', now)}`
			: null,
	],
	'duplicates/partners': ({ may }) => [
		may('decide') ? sql`select from ${standingDoubles} where d.different_at is null` : null,
	],
	'followup/barometer': ({ may, personId }) => [
		may('measure')
			? sql`select from barometer_edition where state in ('draft', 'checked') and drafted_by <> ${personId}`
			: null,
	],
	'followup/cities-index': ({ may, personId }) => [
		may('measure')
			? sql`select from cities_index_edition where state = 'draft' and created_by <> ${personId}`
			: null,
	],
	'followup/opinions': ({ may, today }) => [
		may('measure')
			? sql`select from opinion n where n.published_at is not null and n.answer_due_on < ${today}::date
				and not exists (select from opinion_answer r where r.opinion_id = n.id)`
			: null,
	],
	'followup/status-reports': ({ may, personId, today }) => [
		may('measure')
			? sql`select from status_report where state in ('hearing', 'presented') and case
				when state = 'hearing' and exists (select from report_comment c
					where c.report_id = status_report.id and c.answered_at is null) then true
				when state = 'hearing' and hearing_ends_on >= ${today}::date then false
				else ${personId} <> all (${reportAuthors}) end`
			: null,
	],
};

const count = (part: RawBuilder<unknown>) =>
	sql`(select count(*)::int from (${part} limit ${mostWaiting}) as q)`;

/** The whole question, for those that are asked of this person. */
export const queuesQuery = (asked: QueuesAsked): RawBuilder<Queues> =>
	sql<Queues>`select ${sql.join(
		queueNames.map((name) => {
			const counts = parts[name](asked).flatMap((part) => (part ? [count(part)] : []));
			return sql`${counts.length ? sql.join(counts, sql` + `) : sql`0`} as ${sql.id(name)}`;
		}),
	)}`;

export async function countQueues(db: Handle, asked: QueuesAsked): Promise<Queues> {
	const { rows } = await queuesQuery(asked).execute(db);
	return rows[0]!;
}
