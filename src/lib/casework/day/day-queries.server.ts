/** SQL of the day's list: whom to turn to, and why. */
import { sql, type RawBuilder } from 'kysely';
import type { DayItem } from '#lib/casework/case.ts';
import { healthKindSql } from '#lib/commitments/rows.server.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';
import { halfYearAfter } from '#lib/i18n/periods.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { latestWindow, windowOf } from '#lib/organisations/standing/standing.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Keyed, type Page } from '#lib/platform/lists/keyset.server.ts';

/** A promise that is behind is a matter for a call once its deadline is this near. */
const deadlineDays = 60;
/** A report is asked for this long before it is due. */
const reportDays = 14;
/** A partnership is asked about this long before it ends. */
const expiryDays = 60;

export interface DayAsked {
	today: string;
	/** Whose day: what is theirs or nobody's; null is everybody's. */
	personId: number | null;
	/** Who was talked to since then is left in peace, unless a day was agreed. */
	quietSince: Date;
}

/** Columns of each: organisation, rank, kind, day, words, count. */
const concerns = ({ today, personId }: DayAsked) => {
	const whose =
		personId === null
			? sql`true`
			: sql`(t.owner_id = ${personId}
		or not exists (select from person p where p.id = t.owner_id and p.municipal_role is not null))`;
	const { halfYear, dueOn } = latestWindow(today);
	const asked = today >= addDays(dueOn, -reportDays);
	const before = halfYearAfter(halfYear, -1);
	const owed = asked ? halfYear : before;
	const parts: RawBuilder<unknown>[] = [
		sql`select t.organisation_id, 0, 'task', t.due_on, t.words, 1 from casework_task t
			where t.done_at is null and t.due_on <= ${today}::date and ${whose}`,
		sql`select c.organisation_id, 1, 'call', c.next_call_on, null, 1 from casework_case c
			where c.next_call_on <= ${today}::date`,
		sql`select co.organisation_id, 2, 'objection', min((coalesce(ob.reopened_at, ob.raised_at) at time zone 'Europe/Copenhagen')::date), null, count(*)
			from objection ob join contribution co on co.id = ob.contribution_id where ob.resolved_at is null group by 1`,
		sql`select party.id, 3, 'behind', min(late.due_on), null, count(*) from (
				select commitment.organisation_id, commitment.partnership_id, commitment.due_on, ${healthKindSql(today)} as health
				from commitment join commitment_total on commitment_total.commitment_id = commitment.id
				where commitment.state = 'active' and commitment.due_on <= ${addDays(today, deadlineDays)}::date) as late
			cross join lateral (select late.organisation_id as id where late.organisation_id is not null
				union all select lead_organisation_id from partnership where partnership.id = late.partnership_id) as party
			where late.health = 'behind' group by 1`,
		sql`select r.organisation_id, 4, 'report', case when r.covered_until < ${before}::date then ${windowOf(before).dueOn}::date
				else ${dueOn}::date end, null, 1
			from reporting_record r where r.covered_until < ${owed}::date`,
		sql`select p.lead_organisation_id, 5, 'expires', min(p.ends_on), null, count(*) from partnership p
			where p.state = 'active' and p.ends_on between ${today}::date and ${addDays(today, expiryDays)}::date
				and not exists (select from partnership next where next.renews_id = p.id and next.activated_at is not null) group by 1`,
	];
	return sql.join(parts, sql` union all `);
};

/** One row an organisation, what was agreed first; `rank`, `on` and `id` are its place. */
const items = (asked: DayAsked) => sql`
	select o.id, o.slug, o.name, o.kind, min(w.rank)::int as rank, min(w.on_day) as on_day,
		json_agg(json_build_object('kind', w.kind, 'on', w.on_day, 'words', w.words, 'count', w.count) order by w.rank, w.on_day) as reasons
	from (${concerns(asked)}) as w (organisation_id, rank, kind, on_day, words, count)
	join organisation o on o.id = w.organisation_id
	left join casework_case c on c.organisation_id = o.id
	where (w.rank = 0 or ${asked.personId === null ? sql`true` : sql`c.owner_id is null or c.owner_id = ${asked.personId}`})
		and (w.rank < 2 or (${isShown('o')} and (c.next_call_on is null or c.next_call_on <= ${asked.today}::date)
			and not exists (select from casework_note n where n.organisation_id = o.id and n.kind = 'call' and n.written_at > ${asked.quietSince})))
	group by o.id`;

const order = keyset([sql`rank`, 'asc', 'count'], [sql`on_day`, 'asc', 'day'], [sql`id`, 'asc', 'id']);

/** A page of whom to turn to. */
export async function dayItems(db: Handle, asked: DayAsked, at: Asked): Promise<Page<DayItem>> {
	const place = order.read(at);
	const { rows } = await sql<Keyed<DayItem>>`
		select id, slug, name, kind, reasons, ${order.key} as cursor from (${items(asked)}) as item
		where ${order.beyond(place)} order by ${order.order(place)} limit ${at.limit + 1}`.execute(db);
	return order.cut<DayItem>(rows, place, at.limit);
}

/** How many stand there, up to `most`. */
export async function countDay(db: Handle, asked: DayAsked, most: number): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from (select 1 from (${items(asked)}) as item limit ${most}) as counted`.execute(
		db,
	);
	return rows[0]?.count ?? 0;
}
