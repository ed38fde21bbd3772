import { aimPage } from '#lib/impact/impact.server.ts';
import { goalAt } from '#lib/impact/scope.ts';
import { barometerOfGoal } from '#lib/followup/barometer/shown/public-readers.server.ts';
import { found } from '#lib/platform/errors.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db } }) => {
	const goal = found(goalAt(params.goal));
	const [page, barometer] = await Promise.all([
		aimPage(db, goal, url.searchParams.get('after')),
		barometerOfGoal(db, goal.key),
	]);
	return { ...page, barometer };
};
