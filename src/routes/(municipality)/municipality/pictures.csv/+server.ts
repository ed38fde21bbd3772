import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { picturesCsv } from '#lib/municipality/picture-file.server.ts';
import { picturesFile } from '#lib/municipality/pictures.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const pictures = await picturesFile(locals.db, locals.actor);
	return csvFile(m.municipality_pictures_file(), picturesCsv(pictures, webAddress));
};
