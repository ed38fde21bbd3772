import { redirect } from '@sveltejs/kit';
import { districts } from '#lib/geography/districts.ts';
import { href } from '#lib/i18n/urls.ts';
import { draftFor } from '#lib/partnerships/writing/draft.server.ts';
import { updateScope } from '#lib/partnerships/writing/drafts.server.ts';
import { scopeInput } from '#lib/partnerships/writing/input.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import { currentEdition, localised } from '#lib/policy/edition.ts';
import { focusAreaLabel } from '#lib/policy/labels.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { organisation, partnership } = await draftFor(db, actor, params.organisation, params.partnership);
	return {
		organisation,
		slug: partnership.slug,
		chosen: { goals: partnership.goals, districts: partnership.districts },
		goals: currentEdition().goals.map(({ key, name, focusArea }) => ({
			value: key,
			label: localised(name),
			help: focusAreaLabel(focusArea),
		})),
		districts: districts.map(({ nr, name }) => ({ value: nr, label: name })),
	};
};

export const actions: Actions = {
	default: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), scopeInput, async (input) => {
			await updateScope(db, actor, params.organisation, params.partnership, input);
			redirect(303, href(`/workspace/${params.organisation}/partnerships/${params.partnership}`));
		}),
};
