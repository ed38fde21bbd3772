import { nothingAsked } from '#lib/explore/filter.ts';
import { eventPage } from '#lib/explore/queries.server.ts';
import { spanOf } from '#lib/explore/span.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

type UpcomingEvent = Awaited<ReturnType<typeof eventPage>>[number];

const candidates = 24;

/** The soonest events, one of each sector first, so that the front page shows the whole mix. */
export function mixed<T extends { organiserKind: string }>(soonestFirst: readonly T[], count: number): T[] {
	const seen = new Set<string>();
	const firsts = soonestFirst.filter(
		({ organiserKind }) => !seen.has(organiserKind) && seen.add(organiserKind),
	);
	const chosen = [...new Set([...firsts, ...soonestFirst])].slice(0, count);
	return soonestFirst.filter((thing) => chosen.includes(thing));
}

/** What the front page shows of the coming days; reaches past Sunday when the week is nearly over. */
export async function thisWeek(db: Database, now: Date, count: number): Promise<UpcomingEvent[]> {
	const events = await eventPage(db, nothingAsked, spanOf('any', now), undefined, candidates);
	const soon = events.filter(
		({ state, startsAt }) => state === 'published' && startsAt.getTime() - now.getTime() < 7 * 86_400_000,
	);
	return mixed(soon, count);
}
