import { redirect } from '@sveltejs/kit';
import { saveTheory } from '#lib/commitments/theory/theory.server.ts';
import { theoryInput } from '#lib/commitments/life-input.ts';
import { promiseOnDesk } from '#lib/commitments/commitment-page.server.ts';
import { emptyTheory } from '#lib/commitments/theory/theory.ts';
import { href } from '#lib/i18n/urls.ts';
import { notFound } from '#lib/platform/errors.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { commitment, life, may } = await promiseOnDesk(db, actor, params.organisation, params.commitment);
	if (!may.write) notFound();
	return { commitment, theory: life.theory ?? emptyTheory };
};

export const actions: Actions = {
	default: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), theoryInput, async (input) => {
			const { commitment, may } = await promiseOnDesk(db, actor, params.organisation, params.commitment);
			if (!may.write) notFound();
			await saveTheory(db, actor, commitment.slug, input);
			redirect(303, href(`/workspace/${params.organisation}/commitments/${commitment.slug}?said=theory`));
		}),
};
