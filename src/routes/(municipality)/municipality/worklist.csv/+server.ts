import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { worklistCsv } from '#lib/municipality/worklist/file.server.ts';
import { readWorklistFilter } from '#lib/municipality/worklist/worklist.ts';
import { mostInFile, worklist } from '#lib/municipality/worklist/worklist.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const asked = { after: null, limit: mostInFile };
	const { items } = await worklist(locals.db, locals.actor, readWorklistFilter(url.searchParams), asked);
	return csvFile(m.worklist_file(), worklistCsv(items, { now: now(), addressOf: webAddress }));
};
