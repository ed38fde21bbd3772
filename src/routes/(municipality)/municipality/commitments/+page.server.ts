import { redirect } from '@sveltejs/kit';
import { municipalityMay } from '#lib/accounts/access.ts';
import { accept, decline } from '#lib/commitments/writing/proposals.server.ts';
import { acceptInput, declineInput } from '#lib/commitments/writing/input.ts';
import { municipalDesk } from '#lib/commitments/writing/municipal-desk.server.ts';
import { href } from '#lib/i18n/urls.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { notFound } from '#lib/platform/errors.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, actor } }) => {
	if (!municipalityMay(actor, 'oversee')) notFound();
	return {
		...(await municipalDesk(db, actor, {
			proposal: url.searchParams.get('proposals'),
		})),
		said: url.searchParams.get('said'),
	};
};

const back = (said: string): never => redirect(303, href(`/municipality/commitments?said=${said}`));
const asMunicipality = (actor: Actor) =>
	municipalityMay(actor, 'decide') ||
	municipalityMay(actor, 'verify') ||
	municipalityMay(actor, 'verify-own') ||
	notFound();

export const actions: Actions = {
	accept: async ({ request, locals: { db, actor } }) => {
		asMunicipality(actor);
		return submit(await formOf(request), acceptInput, async ({ commitment }) => {
			await accept(db, actor, commitment);
			back('accepted');
		});
	},
	decline: async ({ request, locals: { db, actor } }) => {
		asMunicipality(actor);
		return submit(await formOf(request), declineInput, async (input) => {
			await decline(db, actor, input.commitment, input.reason);
			back('declined');
		});
	},
};
