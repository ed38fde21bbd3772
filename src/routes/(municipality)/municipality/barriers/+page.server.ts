import { readDeskFilter } from '#lib/dialogue/barriers/list.ts';
import { barriersDeskPage } from '#lib/dialogue/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { db, actor } }) =>
	barriersDeskPage(db, actor, readDeskFilter(url.searchParams).view, url.searchParams.get('after'));
