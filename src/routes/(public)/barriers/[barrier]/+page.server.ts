import { redirect } from '@sveltejs/kit';
import { mayRead, speaksFor } from '#lib/dialogue/access.ts';
import { barrierPage } from '#lib/dialogue/readers.server.ts';
import { href } from '#lib/i18n/urls.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const page = await barrierPage(db, params.barrier);
	if (page.movedTo !== null) redirect(301, href(page.movedTo));
	return {
		...page,
		needsOf: speaksFor(actor).map(({ slug, name }) => ({ slug, name })),
		mayTakeDown: mayRead(actor),
	};
};
