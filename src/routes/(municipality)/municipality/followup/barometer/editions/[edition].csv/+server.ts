import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { editionDesk } from '#lib/followup/barometer/desk-readers.server.ts';
import { classesCsv } from '#lib/followup/barometer/shown/files.server.ts';
import { writeHalfYear } from '#lib/i18n/periods.ts';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const found = await editionDesk(locals.db, locals.actor, params.edition);
	return csvFile(`barometer-${writeHalfYear(found.edition.halfYear)}`, classesCsv(found));
};
