import { draftFor } from '#lib/partnerships/writing/draft.server.ts';
import { updateDraft } from '#lib/partnerships/writing/drafts.server.ts';
import { whatValues } from '#lib/partnerships/writing/form-values.ts';
import { partnershipInput } from '#lib/partnerships/writing/input.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { organisation, partnership } = await draftFor(db, actor, params.organisation, params.partnership);
	return { organisation, slug: partnership.slug, values: whatValues(partnership) };
};

export const actions: Actions = {
	default: action(
		partnershipInput,
		({ db, actor, params, form }, input) =>
			updateDraft(db, actor, params.organisation, params.partnership, input, editedIn(form)),
		({ params }) => `/workspace/${params.organisation}/partnerships/${params.partnership}/parties`,
	),
};
