import { originsOf } from '#lib/dialogue/origins/readers.server.ts';
import { publicPosting } from '#lib/matching/postings/public.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const page = await publicPosting(db, actor, params.posting);
	return {
		...page,
		origins: await originsOf(db, 'posting', page.posting.id),
		signedIn: actor.person !== null,
	};
};
