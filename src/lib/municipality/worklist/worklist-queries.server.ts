/** SQL of the worklist: one question over everything that waits to be judged, the longest first. */
import { sql, type RawBuilder } from 'kysely';
import { hasEnded } from '#lib/events/rows.server.ts';
import {
	decidedDays,
	workKinds,
	type Decided,
	type Waiting,
	type WorkKind,
} from '#lib/municipality/worklist/worklist.ts';
import { sentVersions, wasSentBack } from '#lib/organisations/application/sent-rows.server.ts';
import { standingDoubles } from '#lib/organisations/doubles/double-rows.server.ts';
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

interface At {
	now: Date;
	/** The municipality's own units, which an auditor looks at; else everybody else's. */
	own: boolean;
}

const named = (alias: string) => sql`coalesce(
	(select title from event where event.id = ${sql.ref(`${alias}.event_id`)}),
	(select title from opportunity where opportunity.id = ${sql.ref(`${alias}.opportunity_id`)}),
	(select title from benefit where benefit.id = ${sql.ref(`${alias}.benefit_id`)}),
	(select name from organisation where organisation.id = ${sql.ref(`${alias}.organisation_id`)}))`;

/** Columns of each: id, title, whose, slug, since, versions, again. What counts in the menu is counted the same there. */
const sources: Record<WorkKind, (at: At) => RawBuilder<unknown>> = {
	approval:
		() => sql`select o.id, o.name, null::text, o.slug, o.state_changed_at, ${sentVersions('o')}, ${wasSentBack('o')}
		from organisation o where o.state = 'waiting'`,
	flag: () => sql`select f.id, ${named('f')}, null::text, null::text, f.created_at, null::json, false
		from flag f where f.closed_at is null`,
	appeal:
		() => sql`select t.id, ${named('t')}, (select name from organisation where organisation.id = t.organisation_id),
		null::text, t.appealed_at, null::json, false
		from takedown t where t.appealed_at is not null and t.decided_at is null`,
	duplicate: ({
		now,
	}) => sql`select p.event_id, a.title || ' · ' || b.title, null::text, null::text, p.found_at, null::json, false
		from look_alike p join event a on a.id = p.event_id join event b on b.id = p.other_id
		where p.different_at is null and a.state in ('published', 'postponed') and b.state in ('published', 'postponed')
			and a.umbrella_id is distinct from b.id and b.umbrella_id is distinct from a.id
			and not ${hasEnded('a', now)} and not ${hasEnded('b', now)}`,
	double:
		() => sql`select d.one_id, a.name || ' · ' || b.name, null::text, null::text, d.found_at, null::json, false
		from ${standingDoubles} where d.different_at is null`,
	objection: ({
		own,
	}) => sql`select c.id, k.title, (select name from organisation where organisation.id = c.organisation_id),
		null::text, ob.raised_at, null::json, false
		from objection ob join contribution c on c.id = ob.contribution_id join commitment k on k.id = c.commitment_id
		where ob.resolved_at is null and exists (select from organisation side where side.kind = 'municipality'
			and side.id in (c.organisation_id, c.writer_organisation_id)) = ${own}`,
	stale: ({ now }) => sql`select o.id, o.name, null::text, o.slug, o.last_confirmed_at, null::json, false
		from organisation o where o.state = 'approved' and o.last_confirmed_at < ${staleBefore(now)}`,
};

/** What each is, in one form; `kinds` says of which. */
const work = (kinds: readonly WorkKind[], at: At) =>
	sql.join(
		kinds.map(
			(kind) => sql`select ${sql.lit(kind)}::text as kind, part.* from (${sources[kind](at)}) as part
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
	at: At,
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
export async function waitingByKind(db: Handle, at: At): Promise<Partial<Record<WorkKind, Waiting>>> {
	const { rows } = await sql<{ kind: WorkKind } & Waiting>`select kind, count(*)::int as count,
			(percentile_cont(0.5) within group (order by extract(epoch from ${at.now}::timestamptz - since)) / 86400)::float8 as median,
			(max(extract(epoch from ${at.now}::timestamptz - since)) / 86400)::float8 as oldest
		from (${work(workKinds, at)}) as item group by kind`.execute(db);
	return Object.fromEntries(rows.map(({ kind, ...waiting }) => [kind, waiting]));
}

/** Columns of each: since, decided. An entry that has gone stale is confirmed by its own people: nobody decides it. */
const decisions: Record<Exclude<WorkKind, 'stale'>, (own: boolean) => RawBuilder<unknown>> = {
	approval: () => sql`select r.since, r.reviewed_at from organisation_review r
		where r.outcome in ('approved', 'changes_requested', 'declined') and r.since is not null`,
	flag: () => sql`select f.created_at, f.closed_at from flag f`,
	appeal: () => sql`select t.appealed_at, t.decided_at from takedown t where t.appealed_at is not null`,
	duplicate: () => sql`select p.found_at, p.different_at from look_alike p`,
	double: () => sql`select d.found_at, d.different_at from organisation_double d`,
	objection: (
		own,
	) => sql`select ob.raised_at, ob.resolved_at from objection ob join contribution c on c.id = ob.contribution_id
		where exists (select from organisation side where side.kind = 'municipality'
			and side.id in (c.organisation_id, c.writer_organisation_id)) = ${own}`,
};

/** How many of each kind were decided of late, and how long the one in the middle had waited until then; in days. */
export async function decidedByKind(
	db: Handle,
	{ now, own }: At,
): Promise<Partial<Record<WorkKind, Decided>>> {
	const parts = Object.entries(decisions).map(
		([kind, of]) =>
			sql`select ${sql.lit(kind)}::text as kind, part.* from (${of(own)}) as part (since, decided)`,
	);
	const { rows } = await sql<{ kind: WorkKind } & Decided>`select kind, count(*)::int as count,
			(percentile_cont(0.5) within group (order by extract(epoch from decided - since)) / 86400)::float8 as median
		from (${sql.join(parts, sql` union all `)}) as item
		where decided > ${now}::timestamptz - make_interval(days => ${decidedDays}) and decided <= ${now}::timestamptz
		group by kind`.execute(db);
	return Object.fromEntries(rows.map(({ kind, ...decided }) => [kind, decided]));
}
