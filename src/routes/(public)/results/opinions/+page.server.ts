import { readOpinionFilter } from '#lib/followup/opinions/opinion.ts';
import { opinionsPage } from '#lib/followup/opinions/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { db } }) =>
	opinionsPage(db, readOpinionFilter(url.searchParams), url.searchParams.get('after'));
