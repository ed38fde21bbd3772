/** What of seven days fits a sheet of paper. */
import { addDays, weekdayOf } from '#lib/i18n/copenhagen.ts';

export interface SheetDay<T> {
	day: string;
	events: T[];
	/** That day's events for which there was no room. */
	more: number;
}

/** As many as two columns of an A4 page hold beside the names of seven days. */
export const mostOnSheet = 24;

/** How many lines each day gets of `lines`, given how many it could use: evenly, and what one leaves goes to the others. */
export function evenly(wanted: readonly number[], lines: number): number[] {
	const given = wanted.map(() => 0);
	let left = lines;
	while (left > 0) {
		const open = wanted.flatMap((want, index) => (want > given[index]! ? [index] : []));
		if (open.length === 0) break;
		// The first days come first where not all can have one more.
		for (const index of open.slice(0, left)) given[index]!++;
		left -= Math.min(open.length, left);
	}
	return given;
}

/**
 * The sheet's days, without those on which nothing happens.
 * @param days what was read of each day, and how many there are in all
 */
export function fitted<T>(
	days: readonly { day: string; events: readonly T[]; count: number }[],
	lines = mostOnSheet,
): SheetDay<T>[] {
	const given = evenly(
		days.map(({ events }) => events.length),
		lines,
	);
	return days
		.map(({ day, events, count }, index) => ({
			day,
			events: events.slice(0, given[index]),
			more: Math.max(0, count - given[index]!),
		}))
		.filter(({ events, more }) => events.length > 0 || more > 0);
}

const mondaysAhead = 4;

/** The days that a sheet can begin with: today, the coming Mondays, and what is asked for. */
export function firstDays(today: string, asked: string): string[] {
	const monday = addDays(today, 8 - weekdayOf(today));
	const mondays = Array.from({ length: mondaysAhead }, (_, index) => addDays(monday, 7 * index));
	return [...new Set([today, ...mondays, asked])].toSorted();
}
