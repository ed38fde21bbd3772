import { mailsCsv } from '#lib/accounts/letters/wording/file.server.ts';
import { mailsPage } from '#lib/accounts/letters/wording/readers.server.ts';
import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'administer');
	const { groups } = await mailsPage(locals.db, locals.actor);
	return csvFile(slugify(m.mail_words_title()), mailsCsv(groups));
};
