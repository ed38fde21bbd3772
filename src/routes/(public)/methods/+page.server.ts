import { writesFor } from '#lib/guide/methods/access.ts';
import { readMethodFilter } from '#lib/guide/methods/list.ts';
import { methodsPage } from '#lib/guide/methods/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, actor } }) => ({
	...(await methodsPage(db, readMethodFilter(url.searchParams), url.searchParams.get('after'))),
	writesFor: writesFor(actor).map(({ slug, name }) => ({ slug, name })),
});
