import { redirect } from '@sveltejs/kit';
import { municipalityMay } from '#lib/accounts/access.ts';
import { href } from '#lib/i18n/urls.ts';
import { mayModerate } from '#lib/matching/access.ts';
import { putBackInput, takeDownInput } from '#lib/matching/input.ts';
import { needsOfTheCity } from '#lib/matching/municipal.server.ts';
import { putBack, takeDown } from '#lib/matching/postings.server.ts';
import { slugIn } from '#lib/platform/address-values.ts';
import { notFound } from '#lib/platform/errors.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, actor } }) => {
	if (!municipalityMay(actor, 'oversee')) notFound();
	const slug = slugIn(url.searchParams.get('posting')) ?? null;
	return {
		...(await needsOfTheCity(db, slug)),
		mayModerate: mayModerate(actor),
		/** Whose posts a colleague looks at. */
		own: actor.memberships.map(({ organisationId }) => organisationId),
		done: url.searchParams.get('done'),
		/** The post that is looked at, or that was taken down just now. */
		slug,
	};
};

export const actions: Actions = {
	down: async ({ request, locals: { db, actor } }) =>
		submit(await formOf(request), takeDownInput, async ({ posting, reason }) => {
			await takeDown(db, actor, posting, reason);
			redirect(303, href(`/municipality/needs?done=down&posting=${encodeURIComponent(posting)}`));
		}),
	back: async ({ request, locals: { db, actor } }) =>
		submit(await formOf(request), putBackInput, async ({ posting }) => {
			await putBack(db, actor, posting);
			redirect(303, href('/municipality/needs?done=back'));
		}),
};
