import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { refusedFile } from '#lib/organisations/import/list-readers.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals, url }) => {
	signedInMunicipality(locals, url, 'audit');
	const text = await refusedFile(locals.db, locals.actor, found(idIn(params.list)));
	return csvFile(m.partner_list_file_refused(), text);
};
