import { ownMethodsPage } from '#lib/guide/methods/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { db, actor } }) =>
	ownMethodsPage(db, actor, params.organisation, url.searchParams.get('after'));
