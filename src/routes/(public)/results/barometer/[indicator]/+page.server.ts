import { indicatorPage } from '#lib/followup/barometer/shown/public-readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { db } }) =>
	indicatorPage(db, params.indicator, url.searchParams.get('edition'));
