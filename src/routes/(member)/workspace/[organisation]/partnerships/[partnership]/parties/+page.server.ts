import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/urls.ts';
import { draftFor } from '#lib/partnerships/writing/draft.server.ts';
import { updateParties } from '#lib/partnerships/writing/drafts.server.ts';
import { partiesInput } from '#lib/partnerships/writing/input.ts';
import { searchPartners } from '#lib/partnerships/readers.server.ts';
import { wideFormOf } from '#lib/platform/form-body.server.ts';
import { wordsIn } from '#lib/platform/address-values.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

const mostFound = 12;

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const { organisation, partnership } = await draftFor(db, actor, params.organisation, params.partnership);
	const search = wordsIn(url.searchParams.get('q'), 80);
	const chosen = partnership.parties.map(({ organisationId }) => organisationId);
	return {
		organisation,
		slug: partnership.slug,
		leadId: partnership.leadOrganisationId,
		parties: partnership.parties,
		search,
		found: search ? await searchPartners(db, search, chosen, mostFound) : null,
	};
};

export const actions: Actions = {
	default: async ({ request, params, locals: { db, actor } }) =>
		submit(await wideFormOf(request), partiesInput, async (input) => {
			await updateParties(db, actor, params.organisation, params.partnership, input);
			const page = `/workspace/${params.organisation}/partnerships/${params.partnership}`;
			if (input.intent === 'next') redirect(303, href(`${page}/scope`));
			const query = input.intent === 'search' && input.search ? `?q=${encodeURIComponent(input.search)}` : '';
			redirect(303, href(`${page}/parties${query}`));
		}),
};
