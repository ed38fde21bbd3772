/** Rules by the number of a week, `FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO`: their years are the weeks' own, which may begin in December. */
import { weekdayCodes } from '#lib/events/series/rules/rule.ts';
import { addDays, weekdayOf } from '#lib/i18n/copenhagen.ts';

/** The first day of a year's first week, which holds 4 January whatever day weeks begin on. */
function yearBegins(year: number, weekStart: number): string {
	const fourth = `${year}-01-04`;
	return addDays(fourth, -((weekdayOf(fourth) - weekStart + 7) % 7));
}

function yearOf(day: string, weekStart: number): number {
	const year = Number(day.slice(0, 4));
	if (day >= yearBegins(year + 1, weekStart)) return year + 1;
	return day < yearBegins(year, weekStart) ? year - 1 : year;
}

/**
 * The days of such a rule from its first, in order, for as long as somebody reads them; none after 2200.
 * @param parts of the rule: BYWEEKNO, BYDAY, INTERVAL and WKST decide; BYMONTH narrows
 */
export function* daysOfWeeks(parts: Record<string, string>, first: string): Generator<string> {
	const weekStart = weekdayCodes.findIndex((day) => day === parts.WKST) + 1 || 1;
	const asked = parts.BYDAY?.split(',').map(
		(day) => weekdayCodes.findIndex((one) => one === day.slice(-2)) + 1,
	);
	const days = (asked ?? [weekdayOf(first)]).map((day) => (day - weekStart + 7) % 7);
	const weeks = (parts.BYWEEKNO ?? '').split(',').map(Number);
	const months = parts.BYMONTH?.split(',').map(Number);
	const step = Number(parts.INTERVAL ?? 1);
	const daysIn = (year: number): string[] => {
		const begins = yearBegins(year, weekStart);
		const end = yearBegins(year + 1, weekStart);
		const found = weeks.flatMap((week) =>
			days.map((day) => (week > 0 ? addDays(begins, 7 * (week - 1) + day) : addDays(end, 7 * week + day))),
		);
		const fits = (day: string) =>
			day >= begins && day < end && day >= first && (!months || months.includes(Number(day.slice(5, 7))));
		return [...new Set(found.filter(fits))].toSorted();
	};
	// A first day in January may lie in a week of the year before; where that has no more days, its own year counts.
	const own = yearOf(first, weekStart);
	const from = daysIn(own).length > 0 ? own : Number(first.slice(0, 4));
	for (let year = from; year < 2200; year += step) yield* daysIn(year);
}
