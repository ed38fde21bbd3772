import { addDays, copenhagenDate, copenhagenInstant, weekdayOf } from '#lib/i18n/dates.ts';
import type { ExploreFilter, ExploreSpan } from '#lib/explore/filter.ts';

export interface Span {
	/** Moments; `until` is the first moment after. */
	from: Date;
	until: Date | null;
	/** The same as days in Copenhagen; `lastDay` belongs to the span. */
	firstDay: string;
	lastDay: string | null;
}

const eveningBegins = '17:00';

/** The time that is asked about: the day that was picked, unless it has passed, else the words. */
export const spanAsked = ({ when, day }: Pick<ExploreFilter, 'when' | 'day'>, now: Date): Span =>
	day && !hasPassed(day, now) ? daysFrom(day, day, now) : spanOf(when, now);

export const hasPassed = (day: string, now: Date): boolean => day < copenhagenDate(now);

/**
 * The time a person means by "now", "tonight", "today", "this week", "the weekend" or "the next 30 days". An evening begins
 * at five and ends with the day, weeks end on Sunday.
 */
export function spanOf(when: ExploreSpan, now: Date): Span {
	const today = copenhagenDate(now);
	const weekday = weekdayOf(today);
	const sunday = addDays(today, 7 - weekday);
	const friday = addDays(today, Math.max(0, 5 - weekday));
	const days: Record<ExploreSpan, [string, string | null]> = {
		now: [today, today],
		tonight: [today, today],
		today: [today, today],
		week: [today, sunday],
		weekend: [friday, sunday],
		month: [today, addDays(today, 30)],
		any: [today, null],
	};
	const span = daysFrom(...days[when], now);
	if (when === 'now') return { ...span, until: new Date(now.getTime() + 1) };
	const evening = copenhagenInstant(today, eveningBegins);
	return when === 'tonight' && evening > now ? { ...span, from: evening } : span;
}

/** Whole days, the first of them from now if it is today. */
export function daysFrom(firstDay: string, lastDay: string | null, now: Date): Span {
	return {
		from: firstDay === copenhagenDate(now) ? now : copenhagenInstant(firstDay),
		until: lastDay ? copenhagenInstant(addDays(lastDay, 1)) : null,
		firstDay,
		lastDay,
	};
}
