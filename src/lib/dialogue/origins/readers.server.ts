/** Where something comes from: the barriers that it is to remove, and what was decided at a conference. */
import { standingOf } from '#lib/dialogue/barriers/barrier.ts';
import { decidedBehind } from '#lib/dialogue/conference/decision-queries.server.ts';
import { barriersBehind } from '#lib/dialogue/desk/link-queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

/** For the page of a promise, an action or a need: what everybody may read of what it began with. */
export async function originsOf(db: Handle, kind: 'commitment' | 'action' | 'posting', id: number) {
	const [barriers, decisions] = await Promise.all([
		barriersBehind(db, { kind, id }),
		kind === 'posting' ? [] : decidedBehind(db, { kind, id }),
	]);
	const today = copenhagenDate(now());
	return {
		barriers: barriers.map((barrier) => ({
			...barrier,
			title: barrier.title ?? '',
			standing: standingOf(barrier, today),
		})),
		decisions,
	};
}
export type Origins = Awaited<ReturnType<typeof originsOf>>;
