import { readActionFilter } from '#lib/followup/plans/filter.ts';
import { plansPage } from '#lib/followup/plans/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { db } }) =>
	plansPage(db, readActionFilter(url.searchParams), url.searchParams.get('after'));
