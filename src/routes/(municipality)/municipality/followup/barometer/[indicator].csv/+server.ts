import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { deskFiguresCsv } from '#lib/followup/barometer/desk-file.server.ts';
import { indicatorDeskFile } from '#lib/followup/barometer/desk-readers.server.ts';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const found = await indicatorDeskFile(locals.db, locals.actor, params.indicator);
	return csvFile(found.indicator.slug, deskFiguresCsv(found));
};
