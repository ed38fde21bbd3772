import { addDays, copenhagenDate, copenhagenInstant, weekdayOf } from '#lib/i18n/dates.ts';
import type { ExploreSpan } from '#lib/explore/filter.ts';

export interface Span {
	/** Moments; `until` is the first moment after. */
	from: Date;
	until: Date | null;
	/** The same as days in Copenhagen; `lastDay` belongs to the span. */
	firstDay: string;
	lastDay: string | null;
}

/** The days a person means by "today", "this week", "the weekend" or "the next 30 days". Weeks end on Sunday. */
export function spanOf(when: ExploreSpan, now: Date): Span {
	const today = copenhagenDate(now);
	const weekday = weekdayOf(today);
	const sunday = addDays(today, 7 - weekday);
	const friday = addDays(today, Math.max(0, 5 - weekday));
	const days: Record<ExploreSpan, [string, string | null]> = {
		today: [today, today],
		week: [today, sunday],
		weekend: [friday, sunday],
		month: [today, addDays(today, 30)],
		any: [today, null],
	};
	const [firstDay, lastDay] = days[when];
	const opening = copenhagenInstant(firstDay);
	return {
		from: firstDay === today ? now : opening,
		until: lastDay ? copenhagenInstant(addDays(lastDay, 1)) : null,
		firstDay,
		lastDay,
	};
}
