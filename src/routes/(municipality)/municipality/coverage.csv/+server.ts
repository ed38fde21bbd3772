import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { readCoverageFilter } from '#lib/municipality/coverage/coverage-filter.ts';
import { whereToAct } from '#lib/municipality/coverage/coverage.server.ts';
import { coverageCsv } from '#lib/municipality/coverage/file.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const found = await whereToAct(locals.db, locals.actor, readCoverageFilter(url.searchParams), now());
	return csvFile(m.coverage_file(), coverageCsv(found));
};
