import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { startDraft } from '#lib/commitments/writing/drafts.server.ts';
import { typeInput } from '#lib/commitments/writing/input.ts';
import { href } from '#lib/i18n/urls.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	await organisationFor(db, actor, params.organisation, 'edit');
	return { all: url.searchParams.has('all'), submission: randomUUID() };
};

export const actions: Actions = {
	default: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), typeInput, async (input) => {
			const { id, slug } = await organisationFor(db, actor, params.organisation, 'edit');
			const draft = await startDraft(db, actor, id, input);
			redirect(303, href(`/workspace/${slug}/commitments/${draft}/edit?step=2`));
		}),
};
