import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { today } from '#lib/commitments/readers.server.ts';
import { readDeadlineFilter } from '#lib/municipality/deadlines/deadline-filter.ts';
import { deadlineFile } from '#lib/municipality/deadlines/deadlines.server.ts';
import { deadlinesCsv } from '#lib/municipality/deadlines/file.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const promises = await deadlineFile(locals.db, locals.actor, readDeadlineFilter(url.searchParams));
	return csvFile(m.deadlines_file(), deadlinesCsv(promises, today()));
};
