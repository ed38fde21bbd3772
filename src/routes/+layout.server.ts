import { municipalityMay } from '#lib/accounts/access.ts';
import { waitingByPage } from '#lib/municipality/queues.server.ts';
import { flashOf } from '#lib/platform/flash.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { flashes } from '../flashes.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const { actor, db } = event.locals;
	const municipal = municipalityMay(actor, 'oversee');
	return {
		/** Of absolute addresses in pages; never the one a request came to. */
		origin: env().ORIGIN,
		flash: flashOf(event, flashes),
		shell: {
			signedIn: actor.person !== null,
			personName: actor.person?.name,
			organisations: actor.memberships.map(({ slug, name, kind }) => ({ slug, name, kind })),
			municipal,
			administers: municipalityMay(actor, 'administer'),
			audits: municipalityMay(actor, 'audit'),
			waiting: await waitingByPage(db, actor),
		},
	};
};
