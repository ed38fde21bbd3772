/**
 * What somebody tells of discrimination, and where it may have happened. A ground is why somebody was treated worse, as they say it
 * themselves; it is never who they are, and nobody is counted by it (decision 0107).
 */
import { addDays, daysBetween } from '#lib/i18n/copenhagen.ts';
import { days } from '#lib/platform/personal-data/retention.ts';

/** The eight grounds of the policy. */
export const grounds = [
	'gender',
	'ethnicity',
	'belief',
	'disability',
	'age',
	'orientation',
	'politics',
	'origin',
] as const;
export type Ground = (typeof grounds)[number];

/** Kinds of places. */
export const settings = [
	'work',
	'school',
	'housing',
	'shop',
	'authority',
	'transport',
	'online',
	'other',
] as const;
export type Setting = (typeof settings)[number];

/** What was done, for who would rather tick than write. */
export const deeds = [
	'refused',
	'worse',
	'dismissed',
	'harassed',
	'no_adjustment',
	'threatened',
	'other',
] as const;
export type Deed = (typeof deeds)[number];

/** When, never finer than a month. */
export const moments = ['this_month', 'this_year', 'earlier', 'goes_on'] as const;
export type Moment = (typeof moments)[number];

/** Whether they come back for an answer. */
export const replies = ['code', 'none'] as const;
export type Reply = (typeof replies)[number];

export const experienceStates = ['unread', 'read', 'answered', 'ended'] as const;
export type ExperienceState = (typeof experienceStates)[number];

export const readerRoles = ['adviser', 'deputy'] as const;
export type ReaderRole = (typeof readerRoles)[number];

/** Who wrote a line of what is said afterwards. */
export type Side = 'teller' | 'reader';
/** A bound, so that one page holds it. The last is an answer's. */
export const mostLines = 60;

/** The last day on which it can be read. */
export const endsOn = (toldOn: string): string => addDays(toldOn, days.experience);

const warnedFor = 30;
/** It goes within thirty days, and the readers are told so. */
export const endsSoon = (toldOn: string, today: string): boolean =>
	daysBetween(today, endsOn(toldOn)) <= warnedFor;
/** Whatever came on that day or before ends soon. */
export const endingSince = (today: string): string => addDays(today, warnedFor - days.experience);

/** Who told may write once between two answers: a conversation, and no wall of messages. */
export const mayAdd = (lines: readonly { side: Side }[], isEnded: boolean): boolean =>
	!isEnded && lines.length < mostLines - 1 && lines.at(-1)?.side !== 'teller';

export const equalityPath = '/equal-treatment';
export const tellPath = `${equalityPath}/tell`;
export const answerPath = `${equalityPath}/answer`;
export const countsPath = `${equalityPath}/counts`;
export const equalityDesk = '/municipality/equal-treatment';
export const helperDesk = (id: number): string => `${equalityDesk}/helpers/${id}`;
export const experienceDesk = (id: number): string => `${equalityDesk}/experiences/${id}`;
