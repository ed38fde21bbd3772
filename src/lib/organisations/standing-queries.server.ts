/** Standing in SQL, saying the same as standing.ts (a test compares them). */
import { sql, type RawBuilder } from 'kysely';
import { halfYearAfter, latestWindow } from '#lib/organisations/standing.ts';

/** Whether the organisation behind this id column has missed two windows; false for who owes no reports. */
export function isInactive(organisationId: RawBuilder<unknown>, today: string): RawBuilder<boolean> {
	const latest = latestWindow(today);
	const closed = today > latest.graceUntil ? latest.halfYear : halfYearAfter(latest.halfYear, -1);
	return sql<boolean>`exists (select from reporting_record r
		where r.organisation_id = ${organisationId} and r.covered_until <= ${halfYearAfter(closed, -2)}::date
		and not (r.covered_until = ${halfYearAfter(closed, -2)}::date and exists (select from reporting_extension e
			where e.organisation_id = r.organisation_id and e.half_year = ${closed}::date and e.until >= ${today}::date)))`;
}
