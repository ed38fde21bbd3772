import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { reportOverviewCsv } from '#lib/reporting/overview/overview.server.ts';
import { readOverviewFilter } from '#lib/reporting/overview/overview.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const table = await reportOverviewCsv(locals.db, locals.actor, readOverviewFilter(url.searchParams));
	return csvFile(m.reporting_file(), table);
};
