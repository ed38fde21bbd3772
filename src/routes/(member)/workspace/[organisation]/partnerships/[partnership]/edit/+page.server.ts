import { redirect } from '@sveltejs/kit';
import { formatShortDate } from '#lib/i18n/dates.ts';
import { href } from '#lib/i18n/urls.ts';
import { draftFor } from '#lib/partnerships/writing/draft.server.ts';
import { updateDraft } from '#lib/partnerships/writing/drafts.server.ts';
import { partnershipInput } from '#lib/partnerships/writing/input.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { organisation, partnership } = await draftFor(db, actor, params.organisation, params.partnership);
	const { slug, title, purpose, startsOn, endsOn } = partnership;
	const values = {
		title,
		purpose,
		startsOn: formatShortDate(startsOn),
		endsOn: formatShortDate(endsOn),
	};
	return { organisation, slug, values };
};

export const actions: Actions = {
	default: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), partnershipInput, async (input) => {
			await updateDraft(db, actor, params.organisation, params.partnership, input);
			redirect(303, href(`/workspace/${params.organisation}/partnerships/${params.partnership}/parties`));
		}),
};
