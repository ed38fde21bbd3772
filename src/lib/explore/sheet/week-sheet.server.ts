/** Seven days of a filter on one sheet of paper: what is on, without what was called off. */
import type { FoundEvent } from '#lib/explore/explore.server.ts';
import type { ExploreFilter } from '#lib/explore/filter.ts';
import { eventsPerDay } from '#lib/explore/queries/count-queries.server.ts';
import { eventPage } from '#lib/explore/queries/list-queries.server.ts';
import { fitted, type SheetDay } from '#lib/explore/sheet/week-sheet.ts';
import { daysFrom } from '#lib/explore/span.ts';
import { addDays, copenhagenDate } from '#lib/i18n/dates.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';

export interface WeekSheet {
	firstDay: string;
	lastDay: string;
	days: SheetDay<FoundEvent>[];
}

/** A district has some eighty events a week; of more than this, the rest is counted. */
const mostRead = 400;

/** @param firstDay today, or a day to come */
export function weekSheet(
	db: Database,
	asked: ExploreFilter,
	firstDay: string,
	now: Date,
): Promise<WeekSheet> {
	const filter: ExploreFilter = { ...asked, kind: 'events', when: 'any', day: null, sort: 'time' };
	const read = () => readWeek(db, filter, firstDay, now);
	if (filter.near) return read();
	return figure(`week sheet ${JSON.stringify([filter, firstDay])} ${copenhagenDate(now)}`, read);
}

async function readWeek(
	db: Database,
	filter: ExploreFilter,
	firstDay: string,
	now: Date,
): Promise<WeekSheet> {
	const lastDay = addDays(firstDay, 6);
	const span = daysFrom(firstDay, lastDay, now);
	const [rows, counts] = await Promise.all([
		eventPage(db, filter, span, undefined, mostRead, 'date'),
		eventsPerDay(db, filter, span, [firstDay, lastDay], 'date'),
	]);
	const byDay = Map.groupBy(rows, ({ startsAt }) => {
		const day = copenhagenDate(startsAt);
		return day < firstDay ? firstDay : day;
	});
	const days = Array.from({ length: 7 }, (_, index) => {
		const day = addDays(firstDay, index);
		const found = byDay.get(day) ?? [];
		const on = found.filter(({ state }) => state === 'published').map(({ cursor: _, ...event }) => event);
		return { day, events: on, count: (counts.get(day) ?? 0) - (found.length - on.length) };
	});
	return { firstDay, lastDay, days: fitted(days) };
}
