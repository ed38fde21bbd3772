import { eventsPerDay } from '#lib/explore/queries/count-queries.server.ts';
import { sortsByDistance, takesEvents, takesOpportunities, type ExploreFilter } from '#lib/explore/filter.ts';
import {
	eventPage,
	nearestDeadline,
	nearestTo,
	opportunityPage,
	soonest,
} from '#lib/explore/queries/list-queries.server.ts';
import { spanAsked, type Span } from '#lib/explore/span.ts';
import { addDays, copenhagenDate, copenhagenInstant } from '#lib/i18n/dates.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';
import { cursorOf, type Keyed } from '#lib/platform/lists/keyset.server.ts';

export type FoundEvent = Omit<Awaited<ReturnType<typeof eventPage>>[number], 'cursor'>;
export type FoundOpportunity = Omit<Awaited<ReturnType<typeof opportunityPage>>[number], 'cursor'>;
export type Found = ({ type: 'event' } & FoundEvent) | ({ type: 'opportunity' } & FoundOpportunity);

export interface FoundDay {
	/** Null for a list that is not by time. */
	day: string | null;
	/** Events under that day that fit the filter, also those on other pages. */
	events: number;
	things: Found[];
}

export interface FoundPage {
	days: FoundDay[];
	/** Where the next page begins; null on the last. */
	next: string | null;
	/** Nothing was shown before. */
	first: boolean;
}

/** An event that begins before the span stands under the span's first day. */
const dayIn = (span: Span) => (found: Found) => {
	if (found.type === 'opportunity') return found.deadlineOn;
	const day = copenhagenDate(found.startsAt);
	return day < span.firstDay ? span.firstDay : day;
};

/** An event stands at its hour, an opportunity at the end of its last day. */
const sortKey = (found: Found) =>
	found.type === 'event'
		? found.startsAt.getTime()
		: copenhagenInstant(addDays(found.deadlineOn, 1)).getTime() - 1;

const inOneList = (things: Found[]): FoundDay[] =>
	things.length > 0 ? [{ day: null, events: 0, things }] : [];

/** One page of what fits the filter, soonest first, by day, or nearest first; at most `limit` things after the cursor. */
export async function explore(
	db: Database,
	filter: ExploreFilter,
	{ after, limit, now }: { after: string | null; limit: number; now: Date },
): Promise<FoundPage> {
	const span = spanAsked(filter, now);
	// Two lists run together: the place in each, with a dot between.
	const [event, opportunity] = (after ?? '').split('.');
	const nearest = filter.near && sortsByDistance(filter) ? nearestTo(filter.near) : null;
	const places = {
		event: (nearest ?? soonest).read({ after: event }),
		opportunity: (nearest ?? nearestDeadline).read({ after: opportunity }),
	};
	const [events, opportunities] = await Promise.all([
		takesEvents(filter) ? eventPage(db, filter, span, places.event, limit + 1) : [],
		takesOpportunities(filter) ? opportunityPage(db, filter, span, places.opportunity, limit + 1) : [],
	]);
	const merged: Keyed<Found>[] = [
		...events.map((event) => ({ type: 'event' as const, ...event })),
		...opportunities.map((opportunity) => ({ type: 'opportunity' as const, ...opportunity })),
	].sort((a, b) => (nearest ? (a.metres ?? 0) - (b.metres ?? 0) : sortKey(a) - sortKey(b)));
	const shown = merged.slice(0, limit);
	const things = shown.map(({ cursor: _, ...found }) => found);
	const goOn = (type: Found['type'], before = '') => {
		const last = shown.findLast((found) => found.type === type);
		return last ? cursorOf(last) : places[type] ? before : '';
	};
	return {
		days: nearest ? inOneList(things) : await byDay(db, filter, span, things),
		next: merged.length > limit ? `${goOn('event', event)}.${goOn('opportunity', opportunity)}` : null,
		first: !places.event && !places.opportunity,
	};
}

async function byDay(db: Database, filter: ExploreFilter, span: Span, shown: Found[]): Promise<FoundDay[]> {
	const days = [...Map.groupBy(shown, dayIn(span))].map(([day, things]) => ({ day, events: 0, things }));
	const first = days[0];
	const last = days.at(-1);
	if (!first || !last || !takesEvents(filter)) return days;
	const asked = `events a day ${JSON.stringify(filter)} ${span.firstDay} ${first.day} ${last.day}`;
	const counts = await figure(asked, () => eventsPerDay(db, filter, span, [first.day, last.day]));
	return days.map((day) => ({ ...day, events: counts.get(day.day) ?? 0 }));
}
