/** Which weekday of its month a day is, as a rule says it. */
import { addDays, weekdayOf } from '#lib/i18n/copenhagen.ts';
import { weekdayCodes } from '#lib/events/series/rules/rule.ts';

/** `2TU`, where every month has one; `-1TU` where it is the last. */
export function placesInMonth(day: string): { nth: string | null; last: string | null } {
	const nth = Math.ceil(Number(day.slice(8)) / 7);
	const code = weekdayCodes[weekdayOf(day) - 1]!;
	const isLast = addDays(day, 7).slice(0, 7) !== day.slice(0, 7);
	return { nth: nth < 5 ? `${nth}${code}` : null, last: isLast ? `-1${code}` : null };
}
