/** SQL of what waits for the municipality, by the page where it is looked at: one question for all of it. */
import { sql, type RawBuilder } from 'kysely';
import type { MunicipalAbility } from '#lib/accounts/access.ts';
import { reportAuthors } from '#lib/followup/report/rows.server.ts';
import { halfYearAfter } from '#lib/i18n/periods.ts';
import { queueNames, mostWaiting, type QueueName, type Queues } from '#lib/municipality/queues.ts';
import { isOfTheCity, waitingRows, type Looker } from '#lib/municipality/waiting-rows.server.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { staleBefore } from '#lib/organisations/standing/freshness.ts';
import { latestWindow } from '#lib/organisations/standing/standing.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

/** Whose menu it is: what they wrote, took down or drafted themselves waits for another. */
export interface QueuesAsked extends Omit<Looker, 'own'> {
	may: (ability: MunicipalAbility) => boolean;
}

/** Rows that wait, and whether this person may act on them: null where not. Each is found by an index of its own. */
type Part = RawBuilder<unknown> | null;

/** What the worklist has too. */
const listed = (kind: keyof typeof waitingRows, asked: QueuesAsked): RawBuilder<unknown> =>
	sql`select from ${waitingRows[kind]({ ...asked, own: asked.may('verify-own') })}`;

const parts: Record<QueueName, (asked: QueuesAsked) => readonly Part[]> = {
	approvals: (asked) => [asked.may('decide') ? listed('approval', asked) : null],
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
	commitments: (asked) => [
		asked.may('decide') ? listed('proposal', asked) : null,
		asked.may('decide') || asked.may('verify-own') ? listed('closing', asked) : null,
	],
	'commitment-types': (asked) => [asked.may('administer') ? listed('type', asked) : null],
	contributions: (asked) =>
		asked.may('verify') || asked.may('verify-own')
			? [
					sql`select from contribution c where c.level = 0 and c.counts and ${isOfTheCity} = ${asked.may('verify-own')}
						and c.reported_by is distinct from ${asked.personId}
						and not exists (select from objection ob where ob.contribution_id = c.id and ob.resolved_at is null)`,
					listed('objection', asked),
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
	flags: (asked) => [asked.may('moderate') ? listed('flag', asked) : null],
	barriers: (asked) => [
		asked.may('moderate') ? listed('barrier', asked) : null,
		asked.may('decide') ? listed('unowned', asked) : null,
		asked.may('decide') ? listed('late', asked) : null,
		asked.may('decide') ? listed('unsolved', asked) : null,
		asked.may('moderate') ? listed('barrier_appeal', asked) : null,
	],
	// Whoever is named to read, and nobody else: they are counted for no role.
	'equal-treatment': ({ personId }) => [
		sql`select from experience e where e.state in ('unread', 'read')
			and (e.state = 'unread' or e.takes_answer)
			and exists (select from equality_reader r where r.person_id = ${personId} and r.ended_at is null)`,
	],
	debates: (asked) => [
		asked.may('moderate') ? listed('post', asked) : null,
		asked.may('moderate') ? listed('post_appeal', asked) : null,
		asked.may('decide') ? listed('summary', asked) : null,
	],
	methods: (asked) =>
		asked.may('casework') ? [listed('method', asked), listed('method_report', asked)] : [],
	takedowns: (asked) => [asked.may('moderate') ? listed('appeal', asked) : null],
	duplicates: (asked) => [asked.may('moderate') ? listed('duplicate', asked) : null],
	'duplicates/partners': (asked) => [asked.may('decide') ? listed('double', asked) : null],
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
