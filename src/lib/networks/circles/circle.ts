/** A standing forum of dialogue: its seats, how long each is held, and when a decision is late (decision 0108). */
export const seatKinds = [
	'authority',
	'education',
	'business',
	'association',
	'organisation',
	'neighbourhood',
	'citizen',
] as const;
export type SeatKind = (typeof seatKinds)[number];

export const seatStates = ['invited', 'held', 'declined', 'left'] as const;
export type SeatState = (typeof seatStates)[number];

export type Term = 'coming' | 'running' | 'over';
/** How a seat stands by its term; its last day is still of it. */
export function termOf({ fromOn, toOn }: { fromOn: string; toOn: string | null }, today: string): Term {
	if (fromOn > today) return 'coming';
	return toOn !== null && toOn < today ? 'over' : 'running';
}

export type DecisionStanding = 'done' | 'late' | 'open';
/** The day it is due is not late. */
export function decisionStanding(
	{ dueOn, doneOn }: { dueOn: string; doneOn: string | null },
	today: string,
): DecisionStanding {
	if (doneOn !== null) return 'done';
	return dueOn < today ? 'late' : 'open';
}

/** Bounds, so that what stands on one page needs no pages. */
export const most = { circles: 200, seats: 200, meetings: 400, decisions: 400 } as const;

export const forumsPath = '/forums';
export const forumsDesk = '/municipality/forums';
export const forumPath = (slug: string): string => `${forumsPath}/${slug}`;
export const forumDesk = (slug: string): string => `${forumsDesk}/${slug}`;
export const meetingDesk = (slug: string, id: number): string => `${forumDesk(slug)}/meetings/${id}`;
export const calendarPath = (slug: string): string => `${forumPath(slug)}/calendar.ics`;
