import { districts } from '#lib/geography/districts.ts';
import { draftFor } from '#lib/partnerships/writing/draft.server.ts';
import { updateScope } from '#lib/partnerships/writing/drafts.server.ts';
import { scopeValues } from '#lib/partnerships/writing/form-values.ts';
import { scopeInput } from '#lib/partnerships/writing/input.ts';
import { currentEdition, localised } from '#lib/policy/edition.ts';
import { focusAreaLabel } from '#lib/policy/labels.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { organisation, partnership } = await draftFor(db, actor, params.organisation, params.partnership);
	return {
		organisation,
		slug: partnership.slug,
		chosen: scopeValues(partnership),
		goals: currentEdition().goals.map(({ key, name, focusArea }) => ({
			value: key,
			label: localised(name),
			help: focusAreaLabel(focusArea),
		})),
		districts: districts.map(({ nr, name }) => ({ value: nr, label: name })),
	};
};

export const actions: Actions = {
	default: action(
		scopeInput,
		({ db, actor, params, form }, input) =>
			updateScope(db, actor, params.organisation, params.partnership, input, editedIn(form)),
		({ params }) => `/workspace/${params.organisation}/partnerships/${params.partnership}`,
	),
};
