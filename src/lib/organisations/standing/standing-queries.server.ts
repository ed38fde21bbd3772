/** Standing in SQL, saying the same as standing.ts (a test compares them). */
import { halfYearAfter } from '#lib/i18n/periods.ts';
import { sql, type RawBuilder } from 'kysely';
import {
	latestWindow,
	standing,
	type Standing,
	type StandingFacts,
} from '#lib/organisations/standing/standing.ts';
import type { Database, Transaction } from '#lib/platform/database.server.ts';

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
	const before = (steps: number) => sql`${halfYearAfter(latest.halfYear, -steps)}::date`;
	const open = today <= latest.graceUntil;
	const atTheEdge = sql<Standing>`case when ${extended} then 'due' else ${today <= latest.dueOn ? 'due' : 'late'} end`;
	return open
		? sql<Standing | null>`case when ${covered} is null then null when ${covered} >= ${before(0)} then 'on_time'
			when ${covered} <= ${before(3)} then 'inactive' when ${covered} = ${before(2)} then 'late' else ${atTheEdge} end`
		: sql<Standing | null>`case when ${covered} is null then null when ${covered} >= ${before(0)} then 'on_time'
			when ${covered} <= ${before(3)} then 'inactive'
			when ${covered} = ${before(2)} then case when ${extended} then 'late' else 'inactive' end
			else ${atTheEdge} end`;
}

/** What a partner's standing is computed from; undefined for who owes no reports. */
export async function standingFactsOf(
	db: Database | Transaction,
	organisationId: number,
): Promise<Omit<StandingFacts, 'today'> | undefined> {
	const row = await db
		.selectFrom('reportingRecord as r')
		.select(['r.coveredUntil'])
		.select(
			sql<StandingFacts['extension']>`(select json_build_object('halfYear', e.half_year, 'until', e.until)
				from reporting_extension e where e.organisation_id = r.organisation_id order by e.half_year desc limit 1)`.as(
				'extension',
			),
		)
		.where('r.organisationId', '=', organisationId)
		.executeTakeFirst();
	return row && { coveredUntil: row.coveredUntil, extension: row.extension ?? null };
}

/** Where a partner stands today; null for who owes no reports. */
export async function standingOf(
	db: Database | Transaction,
	organisationId: number,
	today: string,
): Promise<Standing | null> {
	const facts = await standingFactsOf(db, organisationId);
	return facts ? standing({ ...facts, today }) : null;
}
