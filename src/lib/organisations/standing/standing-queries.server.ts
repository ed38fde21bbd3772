import { sql } from 'kysely';
import { standing, type Standing, type StandingFacts } from '#lib/organisations/standing/standing.ts';
import type { HalfYear } from '#lib/i18n/periods.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

/** What a partner's standing is computed from; undefined for who owes no reports. */
export async function standingFactsOf(
	db: Handle,
	organisationId: number,
): Promise<Omit<StandingFacts, 'today'> | undefined> {
	const row = await db
		.selectFrom('reportingRecord as r')
		.select(['r.coveredUntil'])
		.select(
			sql<HalfYear | null>`(select max(p.half_year) from report p where p.organisation_id = r.organisation_id and p.version > 0)`.as(
				'reportedUntil',
			),
		)
		.select(
			sql<StandingFacts['extension']>`(select json_build_object('halfYear', e.half_year, 'until', e.until)
				from reporting_extension e where e.organisation_id = r.organisation_id order by e.half_year desc limit 1)`.as(
				'extension',
			),
		)
		.where('r.organisationId', '=', organisationId)
		.executeTakeFirst();
	return (
		row && {
			coveredUntil: row.coveredUntil,
			reportedUntil: row.reportedUntil,
			extension: row.extension ?? null,
		}
	);
}

/** Where a partner stands today; null for who owes no reports. */
export async function standingOf(
	db: Handle,
	organisationId: number,
	today: string,
): Promise<Standing | null> {
	const facts = await standingFactsOf(db, organisationId);
	return facts ? standing({ ...facts, today }) : null;
}
