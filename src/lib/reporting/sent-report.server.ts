import type { HalfYear } from '#lib/i18n/periods.ts';
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { latestWindow } from '#lib/organisations/standing/standing.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { findExtension } from '#lib/reporting/extension-queries.server.ts';
import * as queries from '#lib/reporting/queries.server.ts';
import { sentReport } from '#lib/reporting/readers.server.ts';

/** What one partner sent for a half-year, every version. @throws 404 for who is no partner */
export async function sentReportOf(db: Database, actor: Actor, slug: string, halfYear?: HalfYear) {
	if (!municipalityMay(actor, 'oversee')) notFound();
	const organisation = found(await queries.findPartner(db, slug));
	const periods = await queries.sentHalfYears(db, organisation.id, 200);
	const chosen = halfYear ?? periods[0]?.halfYear ?? latestWindow(copenhagenDate(now())).halfYear;
	const extension = await findExtension(db, organisation.id, chosen);
	return {
		organisation,
		halfYear: chosen,
		halfYears: periods.map((period) => period.halfYear),
		extension: extension ?? null,
		versions: await sentReport(db, organisation.id, chosen),
	};
}
