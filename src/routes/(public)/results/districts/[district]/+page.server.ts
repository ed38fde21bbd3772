import { aimPage } from '#lib/impact/impact.server.ts';
import { districtAt } from '#lib/impact/scope.ts';
import { found } from '#lib/platform/errors.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { db } }) =>
	aimPage(db, found(districtAt(params.district)), url.searchParams.get('after'));
