import { randomUUID } from 'node:crypto';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { createPartnership } from '#lib/partnerships/writing/drafts.server.ts';
import { partnershipInput } from '#lib/partnerships/writing/input.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { slug, name, kind, state } = await organisationFor(db, actor, params.organisation, 'edit');
	return { organisation: { slug, name, kind }, approved: state === 'approved', submission: randomUUID() };
};

export const actions: Actions = {
	default: action(
		partnershipInput,
		({ db, actor, params }, input) => createPartnership(db, actor, params.organisation, input),
		({ params }, slug) => `/workspace/${params.organisation}/partnerships/${slug}/parties`,
	),
};
