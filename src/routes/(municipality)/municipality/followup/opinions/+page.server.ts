import { readOpinionFilter } from '#lib/followup/opinions/opinion.ts';
import { opinionsDeskPage } from '#lib/followup/opinions/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { db, actor } }) =>
	opinionsDeskPage(db, actor, readOpinionFilter(url.searchParams), url.searchParams.get('after'));
