/**
 * Half-yearly reporting: when a window is open, and where a partner stands. Computed from the last half-year that is
 * covered and from the clock, never chosen. A half-year is named by its first day. Days are Copenhagen's calendar, and
 * each ends at 23.59 there.
 */
import { addDays, daysBetween } from '#lib/i18n/copenhagen.ts';
import {
	halfYearAfter,
	halfYearEnd,
	halfYearOf,
	halfYearsBetween,
	type HalfYear,
} from '#lib/i18n/periods.ts';

export interface ReportingWindow {
	halfYear: HalfYear;
	/** The last day of the half-year. */
	endsOn: string;
	opensOn: string;
	dueOn: string;
	/** Until here a report is late; after here the window is missed. */
	graceUntil: string;
}

const graceDays = 14;
export const extensionDays = 14;

/** Opens six weeks before the half-year ends, on 15 May and 15 November, and is due with its last day. */
export function windowOf(halfYear: HalfYear): ReportingWindow {
	const endsOn = halfYearEnd(halfYear);
	return {
		halfYear,
		endsOn,
		opensOn: halfYear.slice(5, 7) === '01' ? `${endsOn.slice(0, 4)}-05-15` : `${endsOn.slice(0, 4)}-11-15`,
		dueOn: endsOn,
		graceUntil: addDays(endsOn, graceDays),
	};
}

/** The window that is open today, grace included; null between windows. Windows never overlap. */
export function openWindow(today: string): ReportingWindow | null {
	const window = latestWindow(today);
	return today <= window.graceUntil ? window : null;
}

/** The window that opened last. */
export function latestWindow(today: string): ReportingWindow {
	const current = windowOf(halfYearOf(today));
	return today >= current.opensOn ? current : windowOf(halfYearAfter(current.halfYear, -1));
}

export function nextWindow(today: string): ReportingWindow {
	return windowOf(halfYearAfter(latestWindow(today).halfYear));
}

/** `new`: has not owed a report yet. */
export const standings = ['new', 'on_time', 'due', 'late', 'inactive'] as const;
export type Standing = (typeof standings)[number];

export interface StandingFacts {
	/** The last half-year that is reported or was not owed. */
	coveredUntil: HalfYear;
	/** The newest half-year that a report was sent for, if any. */
	reportedUntil?: HalfYear | null;
	/** The newest extension, if any. */
	extension?: { halfYear: HalfYear; until: string } | null;
	today: string;
}

/** The last day on which a report for the half-year is not missed. */
export const closesOn = (
	{ halfYear, graceUntil }: ReportingWindow,
	extension?: StandingFacts['extension'],
): string =>
	extension?.halfYear === halfYear && extension.until > graceUntil ? extension.until : graceUntil;

/** Windows that closed without a report. */
export function missedWindows({ coveredUntil, extension, today }: StandingFacts): number {
	const latest = latestWindow(today);
	const closed = today > closesOn(latest, extension) ? latest.halfYear : halfYearAfter(latest.halfYear, -1);
	return Math.max(0, halfYearsBetween(coveredUntil, closed));
}

/** Two missed windows make a partner inactive; one report restores it. */
export function standing(facts: StandingFacts): Standing {
	const missed = missedWindows(facts);
	if (missed >= 2) return 'inactive';
	if (missed === 1) return 'late';
	const { coveredUntil, reportedUntil, extension, today } = facts;
	const latest = latestWindow(today);
	if (halfYearsBetween(coveredUntil, latest.halfYear) <= 0)
		return reportedUntil && reportedUntil >= latest.halfYear ? 'on_time' : 'new';
	const extended = extension?.halfYear === latest.halfYear && today <= extension.until;
	return today <= latest.dueOn || extended ? 'due' : 'late';
}

/** What is covered on the day somebody becomes a partner: a window that is already open is not owed. */
export const coveredAtStart = (today: string): HalfYear => latestWindow(today).halfYear;

/** Days until the deadline that applies; negative when it is over. */
export const daysLeft = (
	window: ReportingWindow,
	today: string,
	extension?: StandingFacts['extension'],
): number => daysBetween(today, extension?.halfYear === window.halfYear ? extension.until : window.dueOn);
