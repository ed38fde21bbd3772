import type { HalfYear } from '#lib/i18n/periods.ts';
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { latestWindow } from '#lib/organisations/standing/standing.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { sentReport } from '#lib/reporting/readers.server.ts';

/** What one partner sent for a half-year, every version. @throws 404 for who is no partner */
export async function sentReportOf(db: Database, actor: Actor, slug: string, halfYear?: HalfYear) {
	if (!municipalityMay(actor, 'oversee')) notFound();
	const organisation = found(
		await db
			.selectFrom('organisation')
			.select(['id', 'slug', 'name', 'kind'])
			.where('slug', '=', slug)
			.where('state', 'in', ['approved', 'suspended', 'closed'])
			.executeTakeFirst(),
	);
	const periods = await db
		.selectFrom('report')
		.select('halfYear')
		.where('organisationId', '=', organisation.id)
		.where('version', '>', 0)
		.orderBy('halfYear', 'desc')
		.execute();
	const chosen = halfYear ?? periods[0]?.halfYear ?? latestWindow(copenhagenDate(now())).halfYear;
	const extension = await db
		.selectFrom('reportingExtension')
		.select(['until', 'reason', 'askedAt'])
		.where('organisationId', '=', organisation.id)
		.where('halfYear', '=', chosen)
		.executeTakeFirst();
	return {
		organisation,
		halfYear: chosen,
		halfYears: periods.map((period) => period.halfYear),
		extension: extension ?? null,
		versions: await sentReport(db, organisation.id, chosen),
	};
}
