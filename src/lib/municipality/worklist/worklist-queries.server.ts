/** SQL of the worklist: one question over everything that waits to be judged, the longest first. */
import { sql, type RawBuilder } from 'kysely';
import { unsolvedSince } from '#lib/dialogue/barriers/barrier-rows.server.ts';
import { currentLocale, baseLocale } from '#lib/i18n/locale.ts';
import { subjectOf } from '#lib/moderation/subject-rows.server.ts';
import { listingKinds } from '#lib/moderation/subject.ts';
import { isOfTheCity, waitingRows, type Looker } from '#lib/municipality/waiting-rows.server.ts';
import {
	decidedDays,
	workKinds,
	type Decided,
	type Waiting,
	type WorkKind,
} from '#lib/municipality/worklist/worklist.ts';
import { sentVersions, wasSentBack } from '#lib/organisations/application/sent-rows.server.ts';
import { staleBefore } from '#lib/organisations/standing/freshness.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Keyed, type Page } from '#lib/platform/lists/keyset.server.ts';

export interface WorkRow {
	kind: WorkKind;
	id: number;
	title: string;
	of: string | null;
	slug: string | null;
	since: Date;
	/** What an application was like each time it was sent, the last first: `entryVersion`. */
	versions: (string | null)[] | null;
	again: boolean;
}

const nameOf = (column: string) =>
	sql`(select name from organisation where organisation.id = ${sql.ref(column)})`;
/** Of a promise `k`: who makes it. */
const maker = sql`coalesce(${nameOf('k.organisation_id')},
	(select title from partnership where partnership.id = k.partnership_id))`;
const barrier = sql`b.id, coalesce(b.title, b.written_title), ${nameOf('b.organisation_id')}, b.slug`;
/** Of a barrier `b`: when the day it was to be answered on was over. */
const dueEnded = sql`((b.answer_due_on + 1)::timestamp at time zone 'Europe/Copenhagen')`;
/** Of a post `dp`: how it begins, and the question that it answers. */
const post = sql`dp.id, coalesce(left(dp.body, 160), (select question from debate where debate.id = dp.debate_id)),
	(select question from debate where debate.id = dp.debate_id), dp.slug`;
/** Of a debate `de`: when its last day was over. */
const closed = sql`((de.closes_on + 1)::timestamp at time zone 'Europe/Copenhagen')`;
const once = sql`null::json, false`;

/** Columns of each: id, title, whose, slug, since, versions, again. */
const columns: Record<WorkKind, () => RawBuilder<unknown>> = {
	approval: () =>
		sql`o.id, o.name, null::text, o.slug, o.state_changed_at, ${sentVersions('o')}, ${wasSentBack('o')}`,
	proposal: () => sql`k.id, k.title, ${maker}, k.slug, k.state_changed_at, ${once}`,
	closing: () => sql`c.id, (select title from commitment where commitment.id = c.commitment_id), side.name,
		(select slug from commitment where commitment.id = c.commitment_id), c.reported_at, ${once}`,
	type: () => sql`t.id, coalesce(t.name ->> ${currentLocale()}, t.name ->> ${baseLocale}),
		${nameOf('t.organisation_id')}, t.key, t.proposed_at, ${once}`,
	objection: () => sql`c.id, (select title from commitment where commitment.id = c.commitment_id),
		${nameOf('c.organisation_id')}, null::text, coalesce(ob.reopened_at, ob.raised_at), ${once}`,
	flag: () => sql`f.id, ${subjectOf('f')} ->> 'title', null::text, null::text, f.created_at, ${once}`,
	appeal:
		() => sql`t.id, ${subjectOf('t', listingKinds)} ->> 'title', ${nameOf('t.organisation_id')}, null::text,
		coalesce(t.reopened_at, t.appealed_at), ${once}`,
	barrier: () => sql`${barrier}, b.received_at, ${once}`,
	unowned: () => sql`${barrier}, b.shown_at, ${once}`,
	late: () => sql`${barrier}, ${dueEnded}, ${once}`,
	unsolved: () => sql`${barrier}, ${unsolvedSince('b')}, ${once}`,
	barrier_appeal: () => sql`${barrier}, coalesce(d.reopened_at, d.appealed_at), ${once}`,
	post: () => sql`${post}, dp.received_at, ${once}`,
	post_appeal: () => sql`${post}, coalesce(d.reopened_at, d.appealed_at), ${once}`,
	summary: () => sql`de.id, de.question, null::text, de.slug, ${closed}, ${once}`,
	method: () => sql`mt.id, coalesce(mt.title ->> ${currentLocale()}, mt.title ->> ${baseLocale}),
		${nameOf('mt.organisation_id')}, mt.slug, mt.sent_at, ${once}`,
	method_report:
		() => sql`mr.id, (select coalesce(method.title ->> ${currentLocale()}, method.title ->> ${baseLocale})
			from method where method.id = mr.method_id), ${nameOf('mr.organisation_id')}, null::text, mr.sent_at, ${once}`,
	duplicate: () => sql`p.event_id, a.title || ' · ' || b.title, null::text, null::text, p.found_at, ${once}`,
	double: () => sql`d.one_id, a.name || ' · ' || b.name, null::text, null::text, d.found_at, ${once}`,
	stale: () => sql`o.id, o.name, null::text, o.slug, o.last_confirmed_at, ${once}`,
};
const rowsOf = (kind: WorkKind, at: Looker): RawBuilder<unknown> =>
	kind === 'stale'
		? sql`organisation o where o.state = 'approved' and o.last_confirmed_at < ${staleBefore(at.now)}`
		: waitingRows[kind](at);

/** What each is, in one form; `kinds` says of which. */
const work = (kinds: readonly WorkKind[], at: Looker) =>
	sql.join(
		kinds.map(
			(kind) => sql`select ${sql.lit(kind)}::text as kind, part.* from (
				select ${columns[kind]()} from ${rowsOf(kind, at)}) as part
				(id, title, whose, slug, since, versions, again)`,
		),
		sql` union all `,
	);

const longestFirst = keyset(
	[sql`since`, 'asc', 'moment'],
	[sql`kind`, 'asc', 'text'],
	[sql`id`, 'asc', 'id'],
);

export async function workPage(
	db: Handle,
	kind: WorkKind | null,
	at: Looker,
	asked: Asked,
): Promise<Page<WorkRow>> {
	const place = longestFirst.read(asked);
	const { rows } = await sql<
		Keyed<WorkRow>
	>`select kind, id, title, whose as of, slug, since, versions, again,
			${longestFirst.key} as cursor
		from (${work(kind ? [kind] : workKinds, at)}) as item
		where ${longestFirst.beyond(place)} order by ${longestFirst.order(place)} limit ${asked.limit + 1}`.execute(
		db,
	);
	return longestFirst.cut<WorkRow>(rows, place, asked.limit);
}

/** How many of each kind, and how long they have waited: the one in the middle, and the longest; in days. */
export async function waitingByKind(db: Handle, at: Looker): Promise<Partial<Record<WorkKind, Waiting>>> {
	const { rows } = await sql<{ kind: WorkKind } & Waiting>`select kind, count(*)::int as count,
			(percentile_cont(0.5) within group (order by extract(epoch from ${at.now}::timestamptz - since)) / 86400)::float8 as median,
			(max(extract(epoch from ${at.now}::timestamptz - since)) / 86400)::float8 as oldest
		from (${work(workKinds, at)}) as item group by kind`.execute(db);
	return Object.fromEntries(rows.map(({ kind, ...waiting }) => [kind, waiting]));
}

/** A decision that was opened again took its time too. @param columns of what the takedowns are about */
const appealsOf = (columns: readonly string[]) => {
	const about = sql`num_nonnulls(${sql.join(columns.map((column) => sql.ref(`t.${column}`)))}) = 1`;
	return sql`select coalesce(t.reopened_at, t.appealed_at), t.decided_at from takedown t where t.appealed_at is not null and ${about}
		union all select r.waited_since, r.decided_at from takedown_reopening r join takedown t on t.id = r.takedown_id where ${about}`;
};

/** Columns of each: since, decided. An entry that has gone stale is confirmed by its own people: nobody decides it. */
const decisions: Record<Exclude<WorkKind, 'stale'>, (own: boolean) => RawBuilder<unknown>> = {
	approval: () => sql`select r.since, r.reviewed_at from organisation_review r
		where r.outcome in ('approved', 'changes_requested', 'declined') and r.since is not null`,
	proposal: () => sql`select (select max(e.at) from audit_entry e where e.subject_kind = 'commitment'
			and e.subject_id = k.id and e.verb = 'commitment.proposed' and e.at <= k.decided), k.decided
		from (select id, case when state = 'declined' then state_changed_at else approved_at end as decided from commitment) as k`,
	closing: (
		own,
	) => sql`select c.reported_at, c.decided_at from closing c join organisation side on side.id = c.organisation_id
		where c.outcome not in ('taken_back', 'withdrawn') and (side.kind = 'municipality') = ${own}`,
	// What the municipality added itself waited for nobody, and what was put back was decided before.
	type: () => sql`select t.proposed_at, t.decided_at from added_commitment_type t
		where t.state in ('offered', 'refused') and t.proposed_at < t.decided_at
			and not exists (select from audit_entry e where e.subject_kind = 'commitment_type'
				and e.subject_id = t.id and e.verb = 'commitment_type.put_back')`,
	flag: () => sql`select f.created_at, f.closed_at from flag f`,
	appeal: () => appealsOf(['event_id', 'opportunity_id', 'benefit_id']),
	barrier: () => sql`select b.received_at, coalesce(b.shown_at, b.down_at, b.merged_at) from barrier b`,
	unowned: () => sql`select b.shown_at, b.owned_at from barrier b`,
	late: () => sql`select ${dueEnded}, b.answered_at from barrier b where b.answered_at > ${dueEnded}`,
	// Until it was said what came of it after all.
	unsolved: () => sql`select v.verdict_at, (select min(o.written_at) from barrier_outcome o
		where o.barrier_id = v.barrier_id and o.written_at >= v.verdict_at) from barrier_voice v where v.verdict = 'unsolved'`,
	barrier_appeal: () => appealsOf(['barrier_id']),
	// The municipality's own are shown as they are written.
	post: () =>
		sql`select dp.received_at, coalesce(dp.shown_at, dp.down_at) from debate_post dp where not dp.by_municipality`,
	post_appeal: () => appealsOf(['post_id']),
	summary: () => sql`select ${closed}, de.summarised_at from debate de`,
	// What the municipality wrote itself waited for nobody.
	method: () => sql`select mt.sent_at, case when mt.shown_at >= mt.sent_at then mt.shown_at
		else mt.decided_at end from method mt where mt.organisation_id is not null`,
	method_report: () => sql`select mr.sent_at, mr.decided_at from method_report mr`,
	duplicate: () => sql`select p.found_at, p.different_at from look_alike p`,
	double: () => sql`select d.found_at, d.different_at from organisation_double d`,
	objection: (
		own,
	) => sql`select coalesce(ob.reopened_at, ob.raised_at), ob.resolved_at from objection ob join contribution c on c.id = ob.contribution_id
		where ${isOfTheCity} = ${own}`,
};

/** How many of each kind were decided of late, and how long the one in the middle had waited until then; in days. */
export async function decidedByKind(
	db: Handle,
	{ now, own }: Looker,
): Promise<Partial<Record<WorkKind, Decided>>> {
	const parts = Object.entries(decisions).map(
		([kind, of]) =>
			sql`select ${sql.lit(kind)}::text as kind, part.* from (${of(own)}) as part (since, decided)`,
	);
	const { rows } = await sql<{ kind: WorkKind } & Decided>`select kind, count(*)::int as count,
			(percentile_cont(0.5) within group (order by extract(epoch from decided - since)) / 86400)::float8 as median
		from (${sql.join(parts, sql` union all `)}) as item
		where decided > ${now}::timestamptz - make_interval(days => ${decidedDays}) and decided <= ${now}::timestamptz
			and since is not null
		group by kind`.execute(db);
	return Object.fromEntries(rows.map(({ kind, ...decided }) => [kind, decided]));
}
