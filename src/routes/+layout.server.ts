import { municipalityMay } from '#lib/accounts/access.ts';
import { countWaiting } from '#lib/organisations/queries.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals: { actor, db } }) => {
	const municipal = municipalityMay(actor, 'oversee');
	return {
		shell: {
			signedIn: actor.person !== null,
			personName: actor.person?.name,
			organisations: actor.memberships.map(({ slug, name, kind }) => ({ slug, name, kind })),
			municipal,
			waitingCount: municipal ? await countWaiting(db) : 0,
		},
	};
};
