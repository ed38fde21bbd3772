import { may } from '#lib/accounts/access.ts';
import { readBoardFilter } from '#lib/guide/boards/list.ts';
import { boardsPage } from '#lib/guide/boards/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, actor } }) => ({
	...(await boardsPage(db, readBoardFilter(url.searchParams), url.searchParams.get('after'))),
	postsFor: actor.memberships
		.filter(({ organisationId }) => may(actor, 'publish', organisationId))
		.map(({ slug, name }) => ({ slug, name })),
});
