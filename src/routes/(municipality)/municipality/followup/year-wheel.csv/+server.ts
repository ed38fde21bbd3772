import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { wheelDeskCsv } from '#lib/followup/wheel/file.server.ts';
import { wheelOnDesk } from '#lib/followup/wheel/readers.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const { year, entries } = await wheelOnDesk(locals.db, locals.actor, url.searchParams.get('year'));
	return csvFile(m.wheel_file({ year: String(year) }), wheelDeskCsv(entries));
};
