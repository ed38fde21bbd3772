import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { lettersCsv } from '#lib/casework/writing/file.server.ts';
import { lettersFile } from '#lib/casework/writing/writing.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	return csvFile(m.letters_file(), lettersCsv(await lettersFile(locals.db, locals.actor), webAddress));
};
