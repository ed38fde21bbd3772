import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { overview } from '#lib/municipality/overview.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	return overview(locals.db, locals.actor, now());
};
