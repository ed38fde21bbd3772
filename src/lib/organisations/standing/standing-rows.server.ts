/** Standing in SQL, saying the same as standing.ts (a test compares them). */
import { sql, type RawBuilder } from 'kysely';
import { latestWindow, type Standing } from '#lib/organisations/standing/standing.ts';
import { halfYearAfter } from '#lib/i18n/periods.ts';

/** Whether the organisation behind this id column has missed two windows; false for who owes no reports. */
export function isInactive(organisationId: RawBuilder<unknown>, today: string): RawBuilder<boolean> {
	const latest = latestWindow(today);
	const closed = today > latest.graceUntil ? latest.halfYear : halfYearAfter(latest.halfYear, -1);
	return sql<boolean>`exists (select from reporting_record r
		where r.organisation_id = ${organisationId} and r.covered_until <= ${halfYearAfter(closed, -2)}::date
		and not (r.covered_until = ${halfYearAfter(closed, -2)}::date and exists (select from reporting_extension e
			where e.organisation_id = r.organisation_id and e.half_year = ${closed}::date and e.until >= ${today}::date)))`;
}

/** The standing of a `reporting_record` row; null where there is none. */
export function standingSql(record: string, today: string): RawBuilder<Standing | null> {
	const latest = latestWindow(today);
	const covered = sql.ref(`${record}.covered_until`);
	const extended = sql`exists (select from reporting_extension e where e.organisation_id = ${sql.ref(`${record}.organisation_id`)}
		and e.half_year = ${latest.halfYear}::date and e.until >= ${today}::date)`;
	const covers = sql<Standing>`case when exists (select from report p where p.organisation_id = ${sql.ref(`${record}.organisation_id`)}
		and p.half_year >= ${latest.halfYear}::date and p.version > 0) then 'on_time' else 'new' end`;
	const before = (steps: number) => sql`${halfYearAfter(latest.halfYear, -steps)}::date`;
	const open = today <= latest.graceUntil;
	const atTheEdge = sql<Standing>`case when ${extended} then 'due' else ${today <= latest.dueOn ? 'due' : 'late'} end`;
	return open
		? sql<Standing | null>`case when ${covered} is null then null when ${covered} >= ${before(0)} then ${covers}
			when ${covered} <= ${before(3)} then 'inactive' when ${covered} = ${before(2)} then 'late' else ${atTheEdge} end`
		: sql<Standing | null>`case when ${covered} is null then null when ${covered} >= ${before(0)} then ${covers}
			when ${covered} <= ${before(3)} then 'inactive'
			when ${covered} = ${before(2)} then case when ${extended} then 'late' else 'inactive' end
			else ${atTheEdge} end`;
}
