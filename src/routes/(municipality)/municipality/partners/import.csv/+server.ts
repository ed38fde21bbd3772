import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { listTemplate } from '#lib/organisations/import/list-readers.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, url }) => {
	signedInMunicipality(locals, url, 'audit');
	return csvFile(m.partner_list_file_template(), listTemplate(locals.actor));
};
