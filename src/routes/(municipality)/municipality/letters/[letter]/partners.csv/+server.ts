import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { letterPartnersCsv } from '#lib/casework/writing/file.server.ts';
import { outcomes } from '#lib/casework/writing/letter.ts';
import { letterPartnersFile } from '#lib/casework/writing/writing.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const letter = found(idIn(params.letter));
	const outcome = outcomes.find((one) => one === url.searchParams.get('outcome')) ?? null;
	const { partners, sentAt } = await letterPartnersFile(locals.db, locals.actor, letter, outcome);
	return csvFile(m.letter_partners_file({ letter: String(letter) }), letterPartnersCsv(partners, sentAt));
};
