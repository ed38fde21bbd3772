/** Which reminder of a report is due on a day. Pure: the facts and the day decide, not when the job happens to run. */
import type { HalfYear } from '#lib/i18n/periods.ts';
import { addDays, daysBetween } from '#lib/i18n/copenhagen.ts';
import {
	closesOn,
	latestWindow,
	missedWindows,
	type StandingFacts,
} from '#lib/organisations/standing/standing.ts';
import { isWorkingDay, workingDayFrom } from '#lib/platform/jobs/working-days.server.ts';

export const reminderKinds = ['opens', 'two_weeks', 'three_days', 'overdue', 'closing', 'missed'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

export interface ReminderDue {
	kind: ReminderKind;
	halfYear: HalfYear;
	/** The deadline it speaks of. */
	deadline: string;
	/** What it is mailed once under; for each recipient. */
	key: string;
}

/** A reminder that could not go out on its day still does within these days. */
const catchUpDays = 7;

type Facts = Omit<StandingFacts, 'today'>;

/** The reminders of the window that opened last, each with the day it is meant for. An extension moves those after the deadline. */
function planned(
	{ extension }: Facts,
	today: string,
): { kind: ReminderKind; on: string; deadline: string }[] {
	const window = latestWindow(today);
	const { opensOn, dueOn, graceUntil } = window;
	const end = closesOn(window, extension);
	const extended = end > graceUntil;
	return [
		{ kind: 'opens', on: opensOn, deadline: dueOn },
		{ kind: 'two_weeks', on: addDays(dueOn, -14), deadline: dueOn },
		{ kind: 'three_days', on: addDays(dueOn, -3), deadline: dueOn },
		...(extended ? [] : [{ kind: 'overdue' as const, on: addDays(dueOn, 1), deadline: end }]),
		{ kind: 'closing', on: addDays(end, -3), deadline: end },
		{ kind: 'missed', on: addDays(end, 1), deadline: end },
	];
}

/**
 * At most one: the latest whose day has come, moved to a working day and not older than a week. Nothing for who has
 * reported; who is inactive already hears only that a new window opens and is about to end.
 */
export function remindersDue(today: string, facts: Facts): ReminderDue[] {
	const { halfYear } = latestWindow(today);
	if (!isWorkingDay(today) || facts.coveredUntil >= halfYear) return [];
	const isInactive = missedWindows({ ...facts, today: latestWindow(today).dueOn }) >= 2;
	const extended = facts.extension?.halfYear === halfYear;
	const current = planned(facts, today)
		.map((one) => ({ ...one, sendOn: workingDayFrom(one.on) }))
		.filter(({ sendOn }) => sendOn <= today)
		.at(-1);
	if (!current || daysBetween(current.sendOn, today) > catchUpDays) return [];
	// Who has been given more time is not told to hurry by the old deadline.
	if (extended && (current.kind === 'two_weeks' || current.kind === 'three_days')) return [];
	if (isInactive && current.kind !== 'opens' && current.kind !== 'three_days') return [];
	const { kind, deadline } = current;
	const again = extended && (kind === 'closing' || kind === 'missed') ? ':extended' : '';
	return [{ kind, halfYear, deadline, key: `report:${halfYear}:${kind}${again}` }];
}
