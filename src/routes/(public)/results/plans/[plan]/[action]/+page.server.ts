import { originsOf } from '#lib/dialogue/origins/readers.server.ts';
import { actionPage } from '#lib/followup/plans/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db } }) => {
	const page = await actionPage(db, params.plan, params.action, url.searchParams.get('after'));
	return { ...page, origins: await originsOf(db, 'action', page.action.id) };
};
