import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import { listsFile } from '#lib/organisations/import/list-readers.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'audit');
	return csvFile(slugify(m.partner_list_lists()), await listsFile(locals.db, locals.actor));
};
