import { randomUUID } from 'node:crypto';
import { startDraft } from '#lib/commitments/writing/drafts.server.ts';
import { typeInput } from '#lib/commitments/writing/input.ts';
import { partnershipToPromiseWith } from '#lib/commitments/workspace.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { slugIn } from '#lib/platform/addresses/address-values.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const { id } = await organisationFor(db, actor, params.organisation, 'edit');
	const asked = slugIn(url.searchParams.get('partnership')) ?? null;
	return {
		all: url.searchParams.has('all'),
		/** Where a page that leads here has one that fits. */
		stored: { type: slugIn(url.searchParams.get('type')) ?? '' },
		partnership: await partnershipToPromiseWith(db, id, asked),
		submission: randomUUID(),
	};
};

export const actions: Actions = {
	default: action(
		typeInput(),
		async ({ db, actor, params }, input) => {
			const { id } = await organisationFor(db, actor, params.organisation, 'edit');
			return startDraft(db, actor, id, input);
		},
		({ params }, draft) => `/workspace/${params.organisation}/commitments/${draft}/edit?step=2`,
	),
};
