import { readBarrierFilter } from '#lib/dialogue/barriers/list.ts';
import { barriersPage } from '#lib/dialogue/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { db } }) =>
	barriersPage(db, readBarrierFilter(url.searchParams), url.searchParams.get('after'));
