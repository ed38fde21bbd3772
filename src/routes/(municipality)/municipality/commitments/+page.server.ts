import { municipalityMay } from '#lib/accounts/access.ts';
import { commitmentFlashes } from '#lib/commitments/flashes.ts';
import { acceptInput, declineInput } from '#lib/commitments/writing/input.ts';
import { accept, decline } from '#lib/commitments/writing/proposals.server.ts';
import { municipalDesk } from '#lib/commitments/writing/municipal-desk.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { actionBehind } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, actor } }) => {
	if (!municipalityMay(actor, 'oversee')) notFound();
	return municipalDesk(db, actor, {
		proposal: url.searchParams.get('proposals'),
		closing: url.searchParams.get('closings'),
	});
};

const behindCity = actionBehind(({ actor }) => {
	const decides = (['decide', 'verify', 'verify-own'] as const).some((ability) =>
		municipalityMay(actor, ability),
	);
	return decides ? {} : notFound();
});

export const actions: Actions = {
	accept: behindCity(
		acceptInput,
		({ db, actor }, { commitment }) => accept(db, actor, commitment),
		(_asked, outcome) => ({ to: '/municipality/commitments', flash: commitmentFlashes[outcome]() }),
	),
	decline: behindCity(
		declineInput,
		({ db, actor }, { commitment, reason }) => decline(db, actor, commitment, reason),
		() => ({ to: '/municipality/commitments', flash: commitmentFlashes.declined() }),
	),
};
