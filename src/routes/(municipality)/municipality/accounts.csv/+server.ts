import { colleagues } from '#lib/accounts/membership/administrators.server.ts';
import { colleaguesCsv } from '#lib/accounts/membership/file.server.ts';
import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'administer');
	return csvFile(m.account_colleagues_file(), colleaguesCsv(await colleagues(locals.db, locals.actor)));
};
