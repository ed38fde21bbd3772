import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/urls.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { createPartnership } from '#lib/partnerships/writing/drafts.server.ts';
import { partnershipInput } from '#lib/partnerships/writing/input.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { slug, name, kind, state } = await organisationFor(db, actor, params.organisation, 'edit');
	return { organisation: { slug, name, kind }, approved: state === 'approved', submission: randomUUID() };
};

export const actions: Actions = {
	default: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), partnershipInput, async (input) => {
			const slug = await createPartnership(db, actor, params.organisation, input);
			redirect(303, href(`/workspace/${params.organisation}/partnerships/${slug}/parties`));
		}),
};
