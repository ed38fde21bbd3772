import { ownPosting } from '#lib/matching/desk.server.ts';
import { matchingFlashes } from '#lib/matching/flashes.ts';
import { changing } from '#lib/listings/form.server.ts';
import { postingInput, postingWords } from '#lib/matching/postings/input.ts';
import { postingValues } from '#lib/matching/postings/form-values.ts';
import { deskPath, isEditable } from '#lib/matching/postings/posting.ts';
import { changePosting } from '#lib/matching/postings/postings.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { checkWording } from '#lib/policy/wording.ts';
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
	default: changing(postingInput, postingWords, async ({ params, locals: { db, actor } }, input, edited) => {
		await changePosting(db, actor, params.organisation, params.posting, input, edited);
		return { to: deskPath(params.organisation, params.posting), flash: matchingFlashes.saved() };
	}),
};
