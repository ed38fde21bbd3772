import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { flagsCsv } from '#lib/moderation/flags/file.server.ts';
import { readFlagFilter } from '#lib/moderation/flags/flag.ts';
import { flagsFile } from '#lib/moderation/readers.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const flags = await flagsFile(locals.db, locals.actor, readFlagFilter(url.searchParams));
	return csvFile(m.flags_file(), flagsCsv(flags, webAddress));
};
