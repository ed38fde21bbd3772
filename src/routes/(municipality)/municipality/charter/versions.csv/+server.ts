import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import { versionsCsv } from '#lib/pledge/versions/file.server.ts';
import { versionsFile } from '#lib/pledge/versions/readers.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	return csvFile(m.charter_versions_file(), versionsCsv(await versionsFile(locals.db, locals.actor)));
};
