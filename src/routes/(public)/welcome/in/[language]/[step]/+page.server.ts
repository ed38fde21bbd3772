import { readNear } from '#lib/guide/welcome/asked.ts';
import { stepPage } from '#lib/guide/welcome/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db } }) => ({
	guide: await stepPage(db, params.step, { language: params.language, ...readNear(url.searchParams) }),
});
