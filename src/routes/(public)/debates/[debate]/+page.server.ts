import { readPostOrder } from '#lib/dialogue/debates/list.ts';
import { debatePage } from '#lib/dialogue/debates/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { db } }) =>
	debatePage(db, params.debate, readPostOrder(url.searchParams).order, url.searchParams.get('after'));
