import { guidePage } from '#lib/guide/welcome/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db } }) => ({
	guide: await guidePage(db, params.language),
});
