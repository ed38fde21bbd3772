import { eventsPerDay } from '#lib/explore/queries/count-queries.server.ts';
import {
	sortsByDistance,
	takesBenefits,
	takesEvents,
	takesOpportunities,
	type ExploreFilter,
} from '#lib/explore/filter.ts';
import {
	benefitPage,
	eventPage,
	nearestDeadline,
	nearestTo,
	newest,
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
export type FoundBenefit = Omit<Awaited<ReturnType<typeof benefitPage>>[number], 'cursor'>;
export type Found =
	| ({ type: 'event' } & FoundEvent)
	| ({ type: 'opportunity' } & FoundOpportunity)
	| ({ type: 'benefit' } & FoundBenefit);

export interface FoundDay {
	/** Null for a list that is not by time, and for what lasts. */
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

/** An event that begins before the span stands under the span's first day, what lasts under none. */
const dayIn = (span: Span) => (found: Found) => {
	if (found.type === 'benefit') return null;
	if (found.type === 'opportunity') return found.deadlineOn;
	const day = copenhagenDate(found.startsAt);
	return day < span.firstDay ? span.firstDay : day;
};

/** An event stands at its hour, an opportunity at the end of its last day, what lasts after all of them. */
const sortKey = (found: Found) =>
	found.type === 'benefit'
		? Number.MAX_SAFE_INTEGER
		: found.type === 'event'
			? found.startsAt.getTime()
			: copenhagenInstant(addDays(found.deadlineOn, 1)).getTime() - 1;

const inOneList = (things: Found[]): FoundDay[] =>
	things.length > 0 ? [{ day: null, events: 0, things }] : [];

interface Asked {
	after: string | null;
	limit: number;
	now: Date;
}

/** One page of what fits the filter, soonest first, by day, or nearest first; at most `limit` things after the cursor. */
export function explore(db: Database, filter: ExploreFilter, asked: Asked): Promise<FoundPage> {
	const search = () => find(db, filter, asked);
	// No two people stand at the same spot: kept, it would only push out what others ask for.
	if (filter.near) return search();
	const { after, limit, now } = asked;
	return figure(`found ${JSON.stringify([filter, after, limit])} ${copenhagenDate(now)}`, search);
}

async function find(db: Database, filter: ExploreFilter, { after, limit, now }: Asked): Promise<FoundPage> {
	const span = spanAsked(filter, now);
	// Three lists run together: the place in each, with dots between.
	const [event, opportunity, benefit] = (after ?? '').split('.');
	const nearest = filter.near && sortsByDistance(filter) ? nearestTo(filter.near) : null;
	const places = {
		event: (nearest ?? soonest).read({ after: event }),
		opportunity: (nearest ?? nearestDeadline).read({ after: opportunity }),
		benefit: (nearest ?? newest).read({ after: benefit }),
	};
	const [events, opportunities, benefits] = await Promise.all([
		takesEvents(filter) ? eventPage(db, filter, span, places.event, limit + 1) : [],
		takesOpportunities(filter) ? opportunityPage(db, filter, span, places.opportunity, limit + 1) : [],
		takesBenefits(filter) ? benefitPage(db, filter, span, places.benefit, limit + 1) : [],
	]);
	const merged: Keyed<Found>[] = [
		...events.map((event) => ({ type: 'event' as const, ...event })),
		...opportunities.map((opportunity) => ({ type: 'opportunity' as const, ...opportunity })),
		...benefits.map((benefit) => ({ type: 'benefit' as const, ...benefit })),
	].sort((a, b) => (nearest ? (a.metres ?? 0) - (b.metres ?? 0) : sortKey(a) - sortKey(b)));
	const shown = merged.slice(0, limit);
	const things = shown.map(({ cursor: _, ...found }) => found);
	const goOn = (type: Found['type'], before = '') => {
		const last = shown.findLast((found) => found.type === type);
		return last ? cursorOf(last) : places[type] ? before : '';
	};
	return {
		days: nearest ? inOneList(things) : await byDay(db, filter, span, things),
		next:
			merged.length > limit
				? [goOn('event', event), goOn('opportunity', opportunity), goOn('benefit', benefit)].join('.')
				: null,
		first: !places.event && !places.opportunity && !places.benefit,
	};
}

async function byDay(db: Database, filter: ExploreFilter, span: Span, shown: Found[]): Promise<FoundDay[]> {
	const days = [...Map.groupBy(shown, dayIn(span))].map(([day, things]) => ({ day, events: 0, things }));
	const dated = days.flatMap(({ day }) => day ?? []);
	const [first, last] = [dated[0], dated.at(-1)];
	if (!first || !last || !takesEvents(filter)) return days;
	const asked = `events a day ${JSON.stringify(filter)} ${span.firstDay} ${first} ${last}`;
	const counts = await figure(asked, () => eventsPerDay(db, filter, span, [first, last]));
	return days.map((day) => ({ ...day, events: counts.get(day.day ?? '') ?? 0 }));
}
