import { aimPage } from '#lib/impact/impact.server.ts';
import { goalAt } from '#lib/impact/scope.ts';
import { barometerOfGoal } from '#lib/followup/barometer/shown/public-readers.server.ts';
import { opinionsOn } from '#lib/followup/opinions/readers.server.ts';
import { actionsToward } from '#lib/followup/plans/readers.server.ts';
import { found } from '#lib/platform/errors.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db } }) => {
	const goal = found(goalAt(params.goal));
	const [page, barometer, plans, opinions] = await Promise.all([
		aimPage(db, goal, url.searchParams.get('after')),
		barometerOfGoal(db, goal.key),
		actionsToward(db, goal.key),
		opinionsOn(db, goal.key),
	]);
	return { ...page, barometer, plans, opinions };
};
