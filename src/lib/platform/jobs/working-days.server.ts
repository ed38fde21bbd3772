/** Days on which nobody is disturbed: weekends and Danish public holidays. */
import Holidays from 'date-holidays';
import { addDays, weekdayOf } from '#lib/i18n/copenhagen.ts';

const danish = new Holidays('DK');
const years = new Map<string, ReadonlySet<string>>();

function holidaysIn(year: string): ReadonlySet<string> {
	let days = years.get(year);
	if (!days) {
		const found = danish.getHolidays(Number(year)).filter(({ type }) => type === 'public');
		years.set(year, (days = new Set(found.map(({ date }) => date.slice(0, 10)))));
	}
	return days;
}

/** Christmas Eve is no public holiday by law, and nobody works. */
export const isHoliday = (day: string): boolean =>
	holidaysIn(day.slice(0, 4)).has(day) || day.slice(5) === '12-24';

export const isWorkingDay = (day: string): boolean => weekdayOf(day) <= 5 && !isHoliday(day);

/** The day itself, or the first working day after it. */
export function workingDayFrom(day: string): string {
	let found = day;
	while (!isWorkingDay(found)) found = addDays(found, 1);
	return found;
}
