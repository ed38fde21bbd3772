/** Days counted from today, so that the demo is always in the middle of its year. */
import { addDays, copenhagenDate, copenhagenInstant, weekdayOf } from '#lib/i18n/copenhagen.ts';

export interface Calendar {
	now: Date;
	today: string;
	/** The date `offset` days from today; negative is past. */
	day: (offset: number) => string;
	/** Copenhagen wall time on that day. */
	at: (offset: number, time?: string) => Date;
	/** The same, but never later than now: for what has been done already. */
	past: (offset: number, time?: string) => Date;
	/** The nearest day of that sort, from `offset` on. */
	next: (offset: number, sort: 'any' | 'weekday' | 'weekend') => number;
}

export function calendarFrom(now: Date): Calendar {
	const today = copenhagenDate(now);
	const day = (offset: number) => addDays(today, offset);
	const at = (offset: number, time = '10:00') => copenhagenInstant(day(offset), time);
	const isWeekend = (offset: number) => weekdayOf(day(offset)) > 5;
	return {
		now,
		today,
		day,
		at,
		past: (offset, time) => new Date(Math.min(at(offset, time).getTime(), now.getTime() - 60_000)),
		next(offset, sort) {
			let found = offset;
			while (sort !== 'any' && isWeekend(found) !== (sort === 'weekend')) found++;
			return found;
		},
	};
}
