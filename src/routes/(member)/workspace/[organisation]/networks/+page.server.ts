import { ownNetworksPage } from '#lib/networks/joining/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	ownNetworksPage(db, actor, params.organisation);
