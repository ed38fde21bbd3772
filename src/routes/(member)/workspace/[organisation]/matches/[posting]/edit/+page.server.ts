import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/urls.ts';
import { ownPosting } from '#lib/matching/desk.server.ts';
import { answerListingForm } from '#lib/listings/form.server.ts';
import { postingInput, postingWords } from '#lib/matching/postings/input.ts';
import { postingValues } from '#lib/matching/postings/form-values.ts';
import { deskPath, isEditable } from '#lib/matching/postings/posting.ts';
import { changePosting } from '#lib/matching/postings/postings.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { checkWording } from '#lib/policy/wording.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { posting } = await ownPosting(db, actor, params.organisation, params.posting, 'edit');
	if (!isEditable(posting)) notFound();
	const isPublic = posting.state !== 'draft';
	return {
		slug: posting.slug,
		values: postingValues(posting),
		wording: isPublic ? checkWording(posting.title, posting.description) : [],
		isPublic,
	};
};

export const actions: Actions = {
	default: async ({ request, params, locals: { db, actor } }) =>
		answerListingForm(await formOf(request), postingInput, postingWords, async (input) => {
			await changePosting(db, actor, params.organisation, params.posting, input);
			redirect(303, href(`${deskPath(params.organisation, params.posting)}?done=saved`));
		}),
};
