import { readFilter } from '#lib/matching/postings/list.ts';
import { openList } from '#lib/matching/postings/public.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db } }) => {
	const filter = readFilter(url.searchParams);
	const after = url.searchParams.get('after');
	return { filter, ...(await openList(db, filter, after)) };
};
