import { randomUUID } from 'node:crypto';
import { ownCommitment } from '#lib/commitments/workspace.server.ts';
import { writingFor } from '#lib/guide/methods/access.ts';
import { methodFlashes } from '#lib/guide/methods/flashes.ts';
import { fromPromise } from '#lib/guide/methods/form-values.ts';
import { proposalInput } from '#lib/guide/methods/input.ts';
import { proposeMethod } from '#lib/guide/methods/proposing.server.ts';
import { slugIn } from '#lib/platform/addresses/address-values.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { focusAreaOf } from '#lib/policy/edition.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	writingFor(actor, params.organisation);
	const slug = slugIn(url.searchParams.get('commitment'));
	const own = slug ? await ownCommitment(db, actor, params.organisation, slug) : null;
	const promise = own && { slug: own.commitment.slug, title: own.commitment.title };
	const stored = own
		? {
				...fromPromise(own.commitment, focusAreaOf(own.commitment.goal)?.key ?? null),
				commitment: own.commitment.slug,
			}
		: { origin: 'partners' };
	return { promise, stored, submission: randomUUID() };
};

export const actions: Actions = {
	default: action(
		proposalInput,
		({ db, actor, params }, input) => proposeMethod(db, actor, params.organisation, input),
		(_, to) => ({ to, flash: methodFlashes.sent() }),
	),
};
