/**
 * A circle is a standing forum of dialogue or a network of organisations: its seats, how long each is held, and when a decision is
 * late (decision 0108).
 */
export const circleKinds = ['forum', 'network'] as const;
export type CircleKind = (typeof circleKinds)[number];

export const themes = ['work', 'education', 'city_life', 'dialogue', 'intercultural'] as const;
export type Theme = (typeof themes)[number];

/** `request`: the coordinator says yes or no. */
export const joinings = ['open', 'request'] as const;
export type Joining = (typeof joinings)[number];

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

export const seatStates = ['requested', 'invited', 'held', 'declined', 'left'] as const;
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
export const most = {
	circles: 200,
	seats: 200,
	meetings: 400,
	decisions: 400,
	news: 200,
	documents: 200,
} as const;

export const forumsPath = '/forums';
export const forumsDesk = '/municipality/forums';
export const forumPath = (slug: string): string => `${forumsPath}/${slug}`;
export const forumDesk = (slug: string): string => `${forumsDesk}/${slug}`;

export const networksPath = '/networks';
export const networksDesk = '/municipality/networks';
export const networkPath = (slug: string): string => `${networksPath}/${slug}`;
/** Everybody's page of it. */
export const circlePath = (kind: CircleKind, slug: string): string =>
	kind === 'forum' ? forumPath(slug) : networkPath(slug);
/** Its organisation's own page of a network: whoever coordinates it runs it there. */
export const ownNetworks = (organisation: string): string => `/workspace/${organisation}/networks`;
export const ownNetwork = (organisation: string, slug: string): string =>
	`${ownNetworks(organisation)}/${slug}`;

/** Of a paper that is a file. @param from who fetches it by a link of their own */
export const documentPath = (id: number, from = ''): string => `${from}/documents/${id}`;

/** @param desk of the circle @param id of the meeting */
export const meetingDesk = (desk: string, id: number | string): string => `${desk}/meetings/${id}`;
