import { barometerPage } from '#lib/followup/barometer/shown/public-readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { db } }) =>
	barometerPage(db, url.searchParams.get('edition'));
