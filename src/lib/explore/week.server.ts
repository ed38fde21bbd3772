import { nothingAsked } from '#lib/explore/filter.ts';
import { eventsAround } from '#lib/explore/queries/list-queries.server.ts';
import { spanOf } from '#lib/explore/span.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

type UpcomingEvent = Awaited<ReturnType<typeof eventsAround>>[number];

const candidates = 24;

/** The events nearest to now, one of each sector first, so that the front page shows the whole mix; in the order of time. */
export function mixed<T extends { organiserKind: string; startsAt: Date }>(
	events: readonly T[],
	now: Date,
	count: number,
): T[] {
	const away = ({ startsAt }: T) => Math.abs(startsAt.getTime() - now.getTime());
	const nearestFirst = events.toSorted((a, b) => away(a) - away(b));
	const seen = new Set<string>();
	const firsts = nearestFirst.filter(
		({ organiserKind }) => !seen.has(organiserKind) && seen.add(organiserKind),
	);
	const chosen = [...new Set([...firsts, ...nearestFirst])].slice(0, count);
	return events.filter((event) => chosen.includes(event));
}

/** What the front page shows of what is on and of the coming days; reaches past Sunday when the week is nearly over. */
export async function thisWeek(db: Database, now: Date, count: number): Promise<UpcomingEvent[]> {
	const events = await eventsAround(db, nothingAsked, spanOf('any', now), candidates);
	const soon = events.filter(
		({ state, startsAt }) => state === 'published' && startsAt.getTime() - now.getTime() < 7 * 86_400_000,
	);
	return mixed(soon, now, count);
}
