import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/urls.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { certificateOf } from '#lib/pledge/certificate.server.ts';
import { standingSignature } from '#lib/pledge/readers.server.ts';
import { standingOf } from '#lib/pledge/signature.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const organisation = await organisationFor(db, actor, params.organisation, 'read');
	const signature = await standingSignature(db, organisation.id);
	if (!signature) redirect(303, href(`/workspace/${organisation.slug}/sign`));
	return {
		slug: organisation.slug,
		facts: certificateOf(signature, standingOf(signature, organisation.state)),
	};
};
