import { publicPosting } from '#lib/matching/postings/public.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	...(await publicPosting(db, actor, params.posting)),
	signedIn: actor.person !== null,
});
