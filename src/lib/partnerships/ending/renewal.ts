/** When a partnership is to be renewed, for how long, and which days somebody is reminded. */
import { addDays, daysBetween } from '#lib/i18n/copenhagen.ts';

/** Days before the last one on which the parties are reminded. */
export const reminderDays = [90, 30, 7] as const;
export type ReminderDay = (typeof reminderDays)[number];

const monthsBetween = (from: string, to: string): number =>
	(Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
	Number(to.slice(5, 7)) -
	Number(from.slice(5, 7));

/** The same day of the month, or its last one: 31. August and a month is 30. September. */
function addMonths(date: string, months: number): string {
	const first = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + months, 1));
	const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
	const day = Math.min(Number(date.slice(8, 10)), last);
	return addDays(first.toISOString(), day - 1);
}

/** From the day after, for as long again: whole months stay whole months, across leap years too. */
export function nextPeriod({ startsOn, endsOn }: { startsOn: string; endsOn: string }): {
	startsOn: string;
	endsOn: string;
} {
	const next = addDays(endsOn, 1);
	const months = monthsBetween(startsOn, next);
	const whole = months > 0 && addMonths(startsOn, months) === next;
	return {
		startsOn: next,
		endsOn: whole ? addDays(addMonths(next, months), -1) : addDays(next, daysBetween(startsOn, endsOn)),
	};
}

/**
 * The reminder that is due on `today`: of 90, 30 and 7 days the nearest to the end that has been reached. One whose
 * day was over before the partnership became active (a short one) is never due.
 */
export function reminderDue(
	{ endsOn, activatedOn }: { endsOn: string; activatedOn: string },
	today: string,
): ReminderDay | null {
	const left = daysBetween(today, endsOn);
	if (left < 0) return null;
	const due = reminderDays.findLast((days) => left <= days);
	return due !== undefined && addDays(endsOn, -due) >= activatedOn ? due : null;
}
