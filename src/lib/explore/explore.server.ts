import { readCursor, writeCursor, type Cursor } from '#lib/explore/cursor.ts';
import type { ExploreFilter } from '#lib/explore/filter.ts';
import { eventPage, eventsPerDay, opportunityPage, takesOpportunities } from '#lib/explore/queries.server.ts';
import { spanOf, type Span } from '#lib/explore/span.ts';
import { addDays, copenhagenDate, copenhagenInstant } from '#lib/i18n/dates.ts';
import type { Database } from '#lib/platform/database.server.ts';

export type FoundEvent = Awaited<ReturnType<typeof eventPage>>[number];
export type FoundOpportunity = Awaited<ReturnType<typeof opportunityPage>>[number];
export type Found = ({ type: 'event' } & FoundEvent) | ({ type: 'opportunity' } & FoundOpportunity);

export interface FoundDay {
	day: string;
	/** Events on that day that fit the filter, also those on other pages. */
	events: number;
	things: Found[];
}

export interface FoundPage {
	days: FoundDay[];
	/** Where the next page begins; null on the last. */
	next: string | null;
}

const dayOf = (found: Found) => (found.type === 'event' ? copenhagenDate(found.startsAt) : found.deadlineOn);

/** An event stands at its hour, an opportunity at the end of its last day. */
const sortKey = (found: Found) =>
	found.type === 'event'
		? found.startsAt.getTime()
		: copenhagenInstant(addDays(found.deadlineOn, 1)).getTime() - 1;

/** One page of what fits the filter, soonest first, by day; at most `limit` things after the cursor. */
export async function explore(
	db: Database,
	filter: ExploreFilter,
	{ after, limit, now }: { after: string | null; limit: number; now: Date },
): Promise<FoundPage> {
	const span = spanOf(filter.when, now);
	const cursor = readCursor(after);
	const [events, opportunities] = await Promise.all([
		filter.kind === 'apprenticeships' ? [] : eventPage(db, filter, span, cursor.event, limit + 1),
		takesOpportunities(filter) ? opportunityPage(db, filter, span, cursor.opportunity, limit + 1) : [],
	]);
	const merged: Found[] = [
		...events.map((event) => ({ type: 'event' as const, ...event })),
		...opportunities.map((opportunity) => ({ type: 'opportunity' as const, ...opportunity })),
	].sort((a, b) => sortKey(a) - sortKey(b));
	const shown = merged.slice(0, limit);
	return {
		days: await byDay(db, filter, span, shown),
		next: merged.length > limit ? writeCursor(lastOf(shown, cursor)) : null,
	};
}

function lastOf(shown: Found[], before: Cursor): Cursor {
	const event = shown.findLast((found) => found.type === 'event');
	const opportunity = shown.findLast((found) => found.type === 'opportunity');
	return { event: event ?? before.event, opportunity: opportunity ?? before.opportunity };
}

async function byDay(db: Database, filter: ExploreFilter, span: Span, shown: Found[]): Promise<FoundDay[]> {
	const days = [...Map.groupBy(shown, dayOf)].map(([day, things]) => ({ day, events: 0, things }));
	const first = days[0];
	const last = days.at(-1);
	if (!first || !last || filter.kind === 'apprenticeships') return days;
	const counts = await eventsPerDay(db, filter, {
		...span,
		from: new Date(Math.max(span.from.getTime(), copenhagenInstant(first.day).getTime())),
		until: copenhagenInstant(addDays(last.day, 1)),
	});
	return days.map((day) => ({ ...day, events: counts.get(day.day) ?? 0 }));
}
