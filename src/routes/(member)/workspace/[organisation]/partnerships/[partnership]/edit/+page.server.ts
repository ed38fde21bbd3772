import { formatShortDate } from '#lib/i18n/dates.ts';
import { draftFor } from '#lib/partnerships/writing/draft.server.ts';
import { updateDraft } from '#lib/partnerships/writing/drafts.server.ts';
import { partnershipInput } from '#lib/partnerships/writing/input.ts';
import { action } from '#lib/platform/forms/action.server.ts';
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
	default: action(
		partnershipInput,
		({ db, actor, params }, input) => updateDraft(db, actor, params.organisation, params.partnership, input),
		({ params }) => `/workspace/${params.organisation}/partnerships/${params.partnership}/parties`,
	),
};
