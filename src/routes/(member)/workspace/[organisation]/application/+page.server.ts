import { redirect } from '@sveltejs/kit';
import { signedInMember } from '#lib/accounts/signing-in/signed-in.ts';
import { may } from '#lib/accounts/access.ts';
import { href } from '#lib/i18n/urls.ts';
import { listReviews } from '#lib/organisations/readers.server.ts';
import { firstStep } from '#lib/organisations/application/application-steps.ts';
import { openApplication } from '#lib/organisations/application/entry.server.ts';
import { isApplying } from '#lib/organisations/organisation.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import type { PageServerLoad } from './$types';

/** Goes on with an unfinished application; says how a sent or decided one stands. */
export const load: PageServerLoad = async ({ params, url, locals }) => {
	const slug = params.organisation;
	signedInMember(locals, url, slug, 'read');
	const { db, actor } = locals;
	const { id, state, name, stateChangedAt } = await organisationFor(db, actor, slug, 'read');
	if (isApplying(state) && may(actor, 'edit', id)) {
		const { missing } = await openApplication(db, actor, slug);
		redirect(
			303,
			href(`/workspace/${slug}/application/${firstStep(missing, state === 'changes_requested')}`),
		);
	}
	const [newest] = await listReviews(db, id);
	return { slug, name, state, stateChangedAt, reason: newest?.reason ?? '' };
};
