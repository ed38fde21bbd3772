import { aimPage } from '#lib/impact/impact.server.ts';
import { areaAt } from '#lib/impact/scope.ts';
import { found } from '#lib/platform/errors.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { db } }) =>
	aimPage(db, found(areaAt(params.area)), url.searchParams.get('after'));
