import { shownTotals } from '#lib/commitments/readers.server.ts';
import { thisWeek } from '#lib/explore/week.server.ts';
import { crossSectorShare } from '#lib/partnerships/readers.server.ts';
import { pledgeCount } from '#lib/pledge/readers.server.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db } }) => {
	const [week, signed, crossShare, totals] = await Promise.all([
		thisWeek(db, now(), 4),
		figure('pledges', () => pledgeCount(db)),
		figure('cross-sector share', () => crossSectorShare(db)),
		shownTotals(db),
	]);
	return { week, signed, crossShare, totals, today: now() };
};
