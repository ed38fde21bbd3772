import { actionPage } from '#lib/followup/plans/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { db } }) =>
	actionPage(db, params.plan, params.action, url.searchParams.get('after'));
