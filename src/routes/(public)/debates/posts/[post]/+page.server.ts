import { mayRead } from '#lib/dialogue/access.ts';
import { postPage } from '#lib/dialogue/debates/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => ({
	...(await postPage(db, params.post, url.searchParams.get('after'))),
	mayHide: mayRead(actor),
});
