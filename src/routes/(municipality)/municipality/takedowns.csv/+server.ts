import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { takedownsFile } from '#lib/moderation/readers.server.ts';
import { takedownsCsv } from '#lib/moderation/takedowns/file.server.ts';
import { readTakedownFilter } from '#lib/moderation/takedowns/takedown-case.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const takedowns = await takedownsFile(locals.db, locals.actor, readTakedownFilter(url.searchParams));
	return csvFile(m.takedown_file(), takedownsCsv(takedowns, webAddress));
};
