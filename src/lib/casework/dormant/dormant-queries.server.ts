/** SQL of organisations that have come to a stop. Which of `o` are is said once; list, counts, file and verbs all ask it. */
import { sql, type RawBuilder } from 'kysely';
import { rolesFor } from '#lib/accounts/access.ts';
import { dormantKinds, type Dormant, type DormantKind } from '#lib/casework/dormant/dormant.ts';
import {
	dormantViews,
	untouchedSince,
	type DormantFilter,
	type DormantView,
} from '#lib/casework/dormant/dormant-filter.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Keyed, type Page } from '#lib/platform/lists/keyset.server.ts';

/** As the index `organisation_untouched` has it. */
const touched = sql<Date>`greatest(o.state_changed_at, o.last_confirmed_at)`;
/** As the index has it: who is listed, waits for us, is suspended or over has not come to a stop. */
const isOpen = sql<boolean>`o.state in ('draft', 'email_confirmed', 'changes_requested', 'approved')`;
const isUntouched = (before: Date) => sql<boolean>`(${isOpen} and ${touched} < ${before})`;

/** Members whom a letter reaches. */
const contacts = sql`membership mb join person p on p.id = mb.person_id
	and p.email_confirmed_at is not null and p.erased_at is null where mb.organisation_id = o.id`;

const drafts = (before: Date) => sql<boolean>`(
	exists (select from commitment c where c.organisation_id = o.id and c.state = 'draft' and c.saved_at < ${before})
	or exists (select from event e where e.organisation_id = o.id and e.state = 'draft' and e.taken_down_at is null
		and coalesce(e.changed_at, e.created_at) < ${before})
	or exists (select from opportunity y where y.organisation_id = o.id and y.state = 'draft' and y.taken_down_at is null
		and coalesce(y.changed_at, y.created_at) < ${before})
	or exists (select from benefit b where b.organisation_id = o.id and b.state = 'draft' and b.taken_down_at is null
		and b.state_changed_at < ${before})
	or exists (select from posting g where g.organisation_id = o.id and g.state = 'draft' and g.state_changed_at < ${before}))`;

const isOf = (kind: DormantKind, before: Date): RawBuilder<boolean> =>
	({
		unsent: sql<boolean>`o.state in ('draft', 'email_confirmed')`,
		unanswered: sql<boolean>`o.state = 'changes_requested'`,
		unsigned: sql<boolean>`(o.state = 'approved' and not exists (select from signature s where s.organisation_id = o.id))`,
		nobody: sql<boolean>`not exists (select from ${contacts})`,
		drafts: drafts(before),
	})[kind];

/** Whether it is of the kind, as `rows` found out once. */
const flag = (kind: DormantKind) => sql<boolean>`k.${sql.ref(kind)}`;
const any = sql<boolean>`(${sql.join(dormantKinds.map(flag), sql` or `)})`;

/** Of what `rows` gives. */
function fits(view: DormantView, before: Date): RawBuilder<boolean> {
	if (view === 'closing') return sql`d.closing_on is not null`;
	return sql`(${isUntouched(before)} and ${view === 'all' ? any : flag(view)})`;
}

/** `o` with its `d`, and of which kinds it is, `k`. */
const rows = (before: Date) => sql`organisation o left join casework_dormancy d on d.organisation_id = o.id
	cross join lateral (select ${sql.join(
		dormantKinds.map((kind) => sql`${isOf(kind, before)} as ${sql.ref(kind)}`),
	)} offset 0) as k`;

const columns = sql`o.id, o.slug, o.name, o.kind, o.state, ${touched} as "touchedAt",
	array_remove(array[${sql.join(
		dormantKinds.map((kind) => sql`case when ${flag(kind)} then ${sql.lit(kind)} end`),
	)}]::text[], null) as kinds,
	(select count(*)::int from ${contacts} and mb.role = any(${[...rolesFor('report')]}::text[])) as contacts,
	case when d.reminded_at > ${touched} then d.reminded_at end as "remindedAt",
	to_char(d.closing_on, 'YYYY-MM-DD') as "closingOn", d.closing_reason as "closingReason"`;

/** Holds these, in one order, so that two who do something about them at once come one after the other. */
export async function holdAll(trx: Transaction, ids: readonly number[]): Promise<void> {
	await sql`select from organisation where id = any(${[...ids]}::integer[]) order by id for no key update`.execute(
		trx,
	);
}

const longestFirst = keyset([touched, 'asc', 'moment'], ['o.id', 'asc', 'id']);

const narrowed = ({ kind }: Pick<DormantFilter, 'kind'>) =>
	kind ? sql<boolean>`o.kind = ${kind}` : sql<boolean>`true`;

/** A page, the longest untouched first. */
export async function dormantRows(
	db: Handle,
	filter: DormantFilter,
	now: Date,
	asked: Asked,
): Promise<Page<Dormant>> {
	const before = untouchedSince(filter.months, now);
	const place = longestFirst.read(asked);
	const found = await sql<
		Keyed<Dormant>
	>`select ${columns}, ${longestFirst.key} as cursor from ${rows(before)}
		where ${fits(filter.about, before)} and ${narrowed(filter)} and ${longestFirst.beyond(place)}
		order by ${longestFirst.order(place)} limit ${asked.limit + 1}`.execute(db);
	return longestFirst.cut<Dormant>(found.rows, place, asked.limit);
}

/** How many each view would give, beside all else that is chosen. */
export async function dormantCounts(
	db: Handle,
	filter: Pick<DormantFilter, 'months' | 'kind'>,
	now: Date,
): Promise<Record<DormantView, number>> {
	const before = untouchedSince(filter.months, now);
	const counts = dormantViews.map(
		(view) => sql`${sql.lit(view)}::text, count(*) filter (where ${fits(view, before)})`,
	);
	const found = await sql<{ counts: Record<DormantView, number> }>`
		select json_build_object(${sql.join(counts)}) as counts from ${rows(before)}
		where ${narrowed(filter)} and (${isUntouched(before)} or d.closing_on is not null)`.execute(db);
	return found.rows[0]!.counts;
}

/** Those with these numbers that have been untouched since `before`, by number; none of the others. */
export async function dormantAmong(
	trx: Transaction,
	ids: readonly number[],
	before: Date,
): Promise<(Dormant & { stateChangedAt: Date })[]> {
	const found = await sql<Dormant & { stateChangedAt: Date }>`
		select ${columns}, o.state_changed_at as "stateChangedAt" from ${rows(before)}
		where o.id = any(${[...ids]}::integer[]) and ${fits('all', before)} order by o.id`.execute(trx);
	return found.rows;
}

/** As many numbers of those that fit, for a letter. */
export async function whoIsDormant(
	db: Handle,
	filter: DormantFilter,
	now: Date,
	limit: number,
): Promise<number[]> {
	const before = untouchedSince(filter.months, now);
	const found = await sql<{ id: number }>`select o.id from ${rows(before)}
		where ${fits(filter.about, before)} and ${narrowed(filter)} order by o.id limit ${limit}`.execute(db);
	return found.rows.map(({ id }) => id);
}

export interface Due {
	organisationId: number;
	slug: string;
	closingBy: number;
	closingReason: string;
	/** Somebody has been there since it was said. */
	isMoved: boolean;
}

/** One that is to be closed by now, held; nothing when none is left. */
export async function lockDue(trx: Transaction, today: string): Promise<Due | undefined> {
	const found =
		await sql<Due>`select d.organisation_id as "organisationId", o.slug, d.closing_by as "closingBy",
			d.closing_reason as "closingReason", (not ${isOpen} or ${touched} > d.closing_at) as "isMoved"
		from casework_dormancy d join organisation o on o.id = d.organisation_id
		where d.closing_on < ${today}::date order by d.closing_on, d.organisation_id limit 1
		for update of o, d skip locked`.execute(trx);
	return found.rows[0];
}
