/**
 * The yearly conference: what it adds to a festival of the event hub, and what was decided there (decision 0112). Its sessions are
 * the festival's parts.
 */
import { idIn } from '#lib/platform/addresses/address-values.ts';

export const conferencePath = '/conference';
export const yearPath = (year: number): string => `${conferencePath}/${year}`;
export const conferenceDesk = '/municipality/conference';
export const yearDesk = (year: number): string => `${conferenceDesk}/${year}`;
export const paperPath = (year: number, id: number): string => `${yearPath(year)}/papers/${id}`;
export const sessionDesk = (year: number, event: string): string => `${yearDesk(year)}/sessions/${event}`;
export const decisionDesk = (year: number, id: number): string => `${yearDesk(year)}/decisions/${id}`;

/** More than a day has room for. */
export const most = { speakers: 12, papers: 60, decisions: 60 } as const;

export const conferenceYears = { first: 2011, last: 2099 } as const;

/** What an address says: a year that a conference can have. */
export function yearIn(text: string): number | undefined {
	const year = idIn(text);
	return year !== undefined && year >= conferenceYears.first && year <= conferenceYears.last
		? year
		: undefined;
}

export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** From the day after, papers and decisions come first. */
export const isOver = (heldOn: string, today: string): boolean => heldOn < today;
/** What is decided is written down on the day, or later. */
export const takesDecisions = (heldOn: string, today: string): boolean => heldOn <= today;

export type DecisionStanding = 'open' | 'late' | 'done';

/** The day it is due is still in time. */
export function decisionStanding(
	{ dueOn, doneOn }: { dueOn: string; doneOn: string | null },
	today: string,
): DecisionStanding {
	if (doneOn !== null) return 'done';
	return dueOn < today ? 'late' : 'open';
}

interface Times {
	startsAt: Date;
	endsAt: Date;
}

/** In the order in which they begin. Those that overlap, one after the other, stand beside each other: that is one slot. */
export function slotsOf<Session extends Times>(sessions: readonly Session[]): Session[][] {
	const slots: Session[][] = [];
	let until = -Infinity;
	for (const session of sessions.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
		if (session.startsAt.getTime() < until) slots.at(-1)!.push(session);
		else slots.push([session]);
		until = Math.max(until, session.endsAt.getTime());
	}
	return slots;
}
