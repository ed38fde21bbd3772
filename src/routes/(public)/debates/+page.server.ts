import { readDebateFilter } from '#lib/dialogue/debates/list.ts';
import { debatesPage } from '#lib/dialogue/debates/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { db } }) =>
	debatesPage(db, readDebateFilter(url.searchParams), url.searchParams.get('after'));
