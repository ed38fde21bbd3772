import { randomUUID } from 'node:crypto';
import { commitmentFlashes } from '#lib/commitments/flashes.ts';
import { proposeTypeInput } from '#lib/commitments/types/input.ts';
import { proposeType } from '#lib/commitments/types/proposing.server.ts';
import { ownDraft, partnershipToPromiseWith } from '#lib/commitments/workspace.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { slugIn } from '#lib/platform/addresses/address-values.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const { id, slug } = await organisationFor(db, actor, params.organisation, 'edit');
	const asked = slugIn(url.searchParams.get('draft'));
	const draft = asked ? (await ownDraft(db, actor, slug, asked)).commitment : null;
	return {
		draft: draft && { slug: draft.slug, title: draft.title },
		partnership: await partnershipToPromiseWith(db, id, slugIn(url.searchParams.get('partnership')) ?? null),
		submission: randomUUID(),
	};
};

export const actions: Actions = {
	default: action(
		proposeTypeInput,
		async ({ db, actor, params }, input) => {
			const { id } = await organisationFor(db, actor, params.organisation, 'edit');
			return proposeType(db, actor, id, input);
		},
		({ params }, draft) => ({
			to: `/workspace/${params.organisation}/commitments/${draft}/edit?step=2`,
			flash: commitmentFlashes.typeProposed(),
		}),
	),
};
