import { readDeskFilter } from '#lib/guide/methods/list.ts';
import { methodsDeskPage } from '#lib/guide/methods/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { db, actor } }) =>
	methodsDeskPage(db, actor, readDeskFilter(url.searchParams).view, url.searchParams.get('after'));
