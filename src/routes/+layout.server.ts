import { municipalityMay } from '#lib/accounts/access.ts';
import { waitingByPage } from '#lib/municipality/queues.server.ts';
import { flashOf } from '#lib/platform/flash.server.ts';
import { addedTypesFor, type AddedTypes } from '#lib/policy/added-types.ts';
import { publishedEditions } from '#lib/policy/edition.ts';
import { env } from '#lib/platform/env.server.ts';
import { flashes } from '../flashes.ts';
import type { LayoutServerLoad } from './$types';

function typesToldTo(municipal: boolean, { memberships }: App.Locals['actor']): AddedTypes | undefined {
	const types = addedTypesFor(
		municipal ? 'all' : new Set(memberships.map(({ organisationId }) => organisationId)),
	);
	return types.added.length || types.retired.length ? types : undefined;
}

export const load: LayoutServerLoad = async (event) => {
	const { actor, db } = event.locals;
	// Read anew with each page that is gone on to: what types of promises there are may have changed since the last.
	void event.url.pathname;
	const municipal = municipalityMay(actor, 'oversee');
	return {
		/** Of absolute addresses in pages; never the one a request came to. */
		origin: env().ORIGIN,
		flash: flashOf(event, flashes),
		/** None, or what the municipality added and published: a page that runs in the browser has to know it before it renders. */
		types: typesToldTo(municipal, actor),
		periods: publishedEditions().length ? publishedEditions() : undefined,
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
