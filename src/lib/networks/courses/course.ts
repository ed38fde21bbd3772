/**
 * A course is how an association learns what it takes to stand: a board, money, rooms, books. It is of a network or of the municipality
 * alone, and its places are organisations', never people's (decision 0113).
 */
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';

export const topics = ['board', 'fundraising', 'rooms', 'bookkeeping', 'other'] as const;
export type Topic = (typeof topics)[number];

export const courseStates = ['draft', 'published', 'cancelled'] as const;
export type CourseState = (typeof courseStates)[number];

export const placeStates = ['held', 'waiting'] as const;
export type PlaceState = (typeof placeStates)[number];

export const outcomes = ['used', 'partly', 'not_yet', 'not_wanted'] as const;
export type Outcome = (typeof outcomes)[number];

export type CourseStanding = 'draft' | 'cancelled' | 'open' | 'closed' | 'running' | 'over';
interface Stands {
	state: CourseState;
	closesOn: string;
	beginsAt: Date | null;
	endsAt: Date | null;
}
/** How it stands by its state and by the calendar. The closing day is still open. */
export function courseStanding({ state, closesOn, beginsAt, endsAt }: Stands, at: Date): CourseStanding {
	if (state !== 'published') return state;
	if (endsAt !== null && endsAt <= at) return 'over';
	if (beginsAt !== null && beginsAt <= at) return 'running';
	return closesOn < copenhagenDate(at) ? 'closed' : 'open';
}

/** Who waits gets a place that is free until the first session begins: later they would have missed it. */
export const movesUp = (standing: CourseStanding): boolean => standing === 'open' || standing === 'closed';
/** Places are given back, dates moved and words changed while anything of it lies ahead. */
export const isAlive = (standing: CourseStanding): boolean => movesUp(standing) || standing === 'running';
export const mayChange = (standing: CourseStanding): boolean => standing === 'draft' || isAlive(standing);

/** Bounds, so that what stands on one page needs no pages. */
export const most = { courses: 400, sessions: 30, places: 200, people: 5 } as const;

export const coursesPath = '/courses';
export const coursesDesk = '/municipality/courses';
export const coursePath = (slug: string): string => `${coursesPath}/${slug}`;
export const courseDesk = (slug: string): string => `${coursesDesk}/${slug}`;
export const ownCourses = (organisation: string): string => `/workspace/${organisation}/courses`;
export const ownCourse = (organisation: string, slug: string): string =>
	`${ownCourses(organisation)}/${slug}`;
