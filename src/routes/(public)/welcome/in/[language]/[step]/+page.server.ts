import { redirect } from '@sveltejs/kit';
import { nearPath, readNear } from '#lib/guide/welcome/asked.ts';
import { stepPage } from '#lib/guide/welcome/readers.server.ts';
import { guidePath } from '#lib/guide/welcome/step.ts';
import { href } from '#lib/i18n/urls.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db } }) => {
	const { named, ...near } = readNear(url.searchParams);
	const path = guidePath(params.language, params.step);
	if (named) redirect(303, `${href(nearPath(path, near.districts))}#near`);
	return { guide: await stepPage(db, params.step, { language: params.language, ...near }) };
};
