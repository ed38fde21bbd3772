/** A series from one of its days on, up to one, and on other days: what editing "this and later" does to its rule. */
import { daysOfRule, keptDays } from '#lib/events/series/rules/days.server.ts';
import { placesInMonth } from '#lib/events/series/rules/month-days.ts';
import { partsOfRule, ruleOfParts, weekdayCodes, type Parts } from '#lib/events/series/rules/rule.ts';
import type { Recurrence } from '#lib/events/series/series.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';

/** A recurrence, and the day its rule counts from, which is one of the rule's days. */
export interface Counted {
	recurrence: Recurrence;
	first: string;
}

const farAhead = 8 * 366;
const digits = (day: string) => day.replaceAll('-', '');
const dayOfDigits = (text: string) => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;

/** The same days from one on. Without any left, the rule gives that day alone. */
export function continuedFrom({ recurrence, first }: Counted, day: string): Counted {
	const { COUNT, ...parts } = partsOfRule(recurrence.rule);
	/** Where they are counted, those that were held. */
	const days = (span: { from: string; to: string }) =>
		COUNT ? keptDays(recurrence, first, span) : daysOfRule(recurrence.rule, first, span);
	const [next] = days({ from: day, to: addDays(day, farAhead) });
	const kept = {
		...recurrence,
		extraDates: recurrence.extraDates.filter((one) => one >= day),
		exceptDates: recurrence.exceptDates.filter((one) => one >= day),
	};
	if (next === undefined) return { first: day, recurrence: { ...kept, rule: 'FREQ=DAILY;COUNT=1' } };
	const passed = COUNT ? days({ from: first, to: addDays(next, -1) }).length : 0;
	const left: Parts = COUNT ? { ...parts, COUNT: String(Number(COUNT) - passed) } : parts;
	return { first: next, recurrence: { ...kept, rule: ruleOfParts(left) } };
}

/** The same days before one. */
export function endedBefore(recurrence: Recurrence, day: string): Recurrence {
	const { COUNT: _, UNTIL, ...parts } = partsOfRule(recurrence.rule);
	const last = digits(addDays(day, -1));
	return {
		...recurrence,
		rule: ruleOfParts({ ...parts, UNTIL: UNTIL && UNTIL < last ? UNTIL : last }),
		extraDates: recurrence.extraDates.filter((one) => one < day),
	};
}

const weekdayLater = (code: string, days: number): string =>
	weekdayCodes[(((weekdayCodes.indexOf(code as never) + days) % 7) + 7) % 7]!;
const dayOfMonth = (day: string) => Number(day.slice(8));

/** The second, or the last, of its weekday in its month; the last where it was the last. */
function placeInMonth(day: string, wasLast: boolean): string | undefined {
	const { nth, last } = placesInMonth(day);
	return (wasLast ? (last ?? nth) : (nth ?? last)) ?? undefined;
}

/** The rule with every day so many later; null where nobody can say what that is. */
function partsMoved(parts: Parts, first: string, days: number): Parts | null {
	const { FREQ, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS } = parts;
	const plain = [BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS].every((part) => part === undefined);
	const to = addDays(first, days);
	if (plain) return parts;
	if (BYMONTH !== undefined || BYSETPOS !== undefined) return null;
	if (FREQ === 'WEEKLY' && BYDAY) {
		const BYDAYS = BYDAY.split(',').map((code) => weekdayLater(code, days));
		// In every other week it matters where weeks begin: that day moves along.
		const WKST = Number(parts.INTERVAL ?? 1) > 1 ? { WKST: weekdayLater(parts.WKST ?? 'MO', days) } : {};
		return { ...parts, BYDAY: BYDAYS.join(','), ...WKST };
	}
	if (FREQ !== 'MONTHLY') return null;
	if (BYMONTHDAY === undefined && BYDAY !== undefined && /^[+-]?\d[A-Z]{2}$/.test(BYDAY))
		return { ...parts, BYDAY: placeInMonth(to, BYDAY.startsWith('-')) };
	if (BYDAY === undefined && BYMONTHDAY !== undefined && /^\d+$/.test(BYMONTHDAY))
		return { ...parts, BYMONTHDAY: String(dayOfMonth(to)) };
	return null;
}

/** Where each of the old rule's days has gone. */
export interface Moved extends Counted {
	dayFor: (old: string) => string;
}

/**
 * Every day of a series so many days later: Tuesdays become Wednesdays, the second Tuesday of a month its second Wednesday.
 * Null where its rule names days by more than one part, so that nobody can say what that would be.
 */
export function movedBy({ recurrence, first }: Counted, days: number): Moved | null {
	if (days === 0) return { recurrence, first, dayFor: (day) => day };
	const parts = partsOfRule(recurrence.rule);
	const moved = partsMoved(parts, first, days);
	if (!moved) return null;
	const to = addDays(first, farAhead);
	// Where holidays are made up for, there may be more of the rule's days than it counts.
	const followed = (rule: string) =>
		recurrence.skipHolidays ? ruleOfParts({ ...partsOfRule(rule), COUNT: undefined }) : rule;
	const before = daysOfRule(followed(recurrence.rule), first, { from: first, to });
	const later = (day: string) => addDays(day, days);
	const endless = ruleOfParts({ ...moved, UNTIL: undefined });
	// By the month, a day may move by more or less than the first one did: there are as many as before.
	const lastDay =
		parts.FREQ === 'MONTHLY' &&
		daysOfRule(endless, later(first), { from: later(first), to: addDays(to, 62) })[before.length - 1];
	const until = parts.UNTIL && digits(lastDay || later(dayOfDigits(parts.UNTIL)));
	const rule = ruleOfParts({ ...moved, ...(until && { UNTIL: until }) });
	const after = daysOfRule(followed(rule), later(first), { from: later(first), to: addDays(to, 62) });
	if (after[0] !== later(first)) return null;
	const places = new Map(before.map((day, place) => [day, after[place]]));
	const dayFor = (day: string) => places.get(day) ?? later(day);
	return {
		first: later(first),
		dayFor,
		recurrence: {
			...recurrence,
			rule,
			extraDates: recurrence.extraDates.map(dayFor),
			exceptDates: recurrence.exceptDates.map(dayFor),
		},
	};
}
