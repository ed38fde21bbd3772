import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { periodsCsv } from '#lib/followup/policy-edition/file.server.ts';
import { editionsPage } from '#lib/followup/policy-edition/readers.server.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	return csvFile(slugify(m.policy_title()), periodsCsv(await editionsPage(locals.db, locals.actor)));
};
