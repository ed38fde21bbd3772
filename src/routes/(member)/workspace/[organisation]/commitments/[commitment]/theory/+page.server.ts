import { saveTheory } from '#lib/commitments/theory/theory.server.ts';
import { theoryInput } from '#lib/commitments/life-input.ts';
import { commitmentOnDesk } from '#lib/commitments/commitment-page.server.ts';
import { commitmentFlashes } from '#lib/commitments/flashes.ts';
import { emptyTheory } from '#lib/commitments/theory/theory.ts';
import { notFound } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { commitment, life, may } = await commitmentOnDesk(db, actor, params.organisation, params.commitment);
	if (!may.write) notFound();
	return { commitment, theory: life.theory ?? emptyTheory };
};

export const actions: Actions = {
	default: action(
		theoryInput,
		async ({ db, actor, params, form }, input) => {
			const { commitment, may } = await commitmentOnDesk(db, actor, params.organisation, params.commitment);
			if (!may.write) notFound();
			return saveTheory(db, actor, commitment.slug, input, editedIn(form));
		},
		({ params }) => ({
			to: `/workspace/${params.organisation}/commitments/${params.commitment}`,
			flash: commitmentFlashes.theory(),
		}),
	),
};
