import { pickPartners } from '#lib/organisations/readers.server.ts';
import { draftFor } from '#lib/partnerships/writing/draft.server.ts';
import { updateParties } from '#lib/partnerships/writing/drafts.server.ts';
import { partiesInput } from '#lib/partnerships/writing/input.ts';
import { wideFormOf } from '#lib/platform/forms/form-body.server.ts';
import { wordsIn } from '#lib/platform/addresses/address-values.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
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
		found: search ? await pickPartners(db, search, { except: chosen, limit: mostFound }) : null,
	};
};

export const actions: Actions = {
	default: action(
		partiesInput,
		({ db, actor, params, form }, input) =>
			updateParties(db, actor, params.organisation, params.partnership, input, editedIn(form)),
		({ params }, _outcome, { intent, search }) => {
			const page = `/workspace/${params.organisation}/partnerships/${params.partnership}`;
			if (intent === 'next') return `${page}/scope`;
			return `${page}/parties${intent === 'search' && search ? `?q=${encodeURIComponent(search)}` : ''}`;
		},
		wideFormOf,
	),
};
