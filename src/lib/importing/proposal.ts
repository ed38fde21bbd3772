/** The noun: an event as a calendar, a page or a table of others proposes it, read as far as it can be, and what is to be said of it. */

/** What was not as it should be, and how it was read all the same. */
export const notes = [
	'all_day',
	'floating',
	'zone_unknown',
	'end_assumed',
	'rule_unread',
	'rule_cut',
	'first_left_out',
	'dates_changed',
	'title_cut',
	'description_cut',
	'place_cut',
	'parts_unread',
	'no_place',
	'link_left_out',
	'twice',
	'alike',
	'postponed',
	'prices',
	'price_left_out',
] as const;
export type Note = (typeof notes)[number];

/** Why an event was not read. */
export const refusals = [
	'no_title',
	'no_start',
	'too_long',
	'over',
	'far_ahead',
	'private',
	'twice',
	'too_many',
	'broken',
	'no_days',
	'later_dates',
	'rule_unread',
	'several_dates',
	'block_broken',
	'row_broken',
	'row_quotes',
	'row_width',
	'row_garbled',
	'date_unread',
	'time_unread',
	'ends_before',
] as const;
export type Refusal = (typeof refusals)[number];

/** Why nothing at all was read of a file. */
export const fileProblems = ['not_calendar', 'empty', 'too_many_lines', 'no_events_on_page'] as const;
export type FileProblem = (typeof fileProblems)[number];

/** Which of two copies of an event is the newer: the source counts its revisions, and may say when it changed it last. */
export interface Version {
	sequence: number;
	modifiedAt: Date | null;
}

export interface Proposal extends Version {
	/** What the source calls it; null where it has no name of its own. */
	uid: string | null;
	/** Which occurrence of it, by the start that the rule gave it; empty for one that does not recur. */
	recurrence: string;
	title: string;
	description: string;
	startsAt: Date;
	endsAt: Date;
	place: string | null;
	url: string | null;
	/** Null where the source does not say. */
	priceKr: number | null;
	cancelled: boolean;
	notes: Note[];
}

export interface NotRead {
	title: string;
	/** Where it says when. */
	startsAt: Date | null;
	refusal: Refusal;
	/** The line of a table, counted from 1. */
	line?: number | null;
	/** What stood there and cannot be read. */
	detail?: string | null;
}

/** What was read of one component: its proposals, or why there are none. */
export interface EventRead extends Version {
	uid: string | null;
	/** The occurrence that it replaces, as an instant; null for the event itself. */
	replaces: string | null;
	proposals: Proposal[];
	refused: NotRead | null;
}

export interface Reading {
	proposals: Proposal[];
	refused: NotRead[];
	/** Those of which single occurrences were sent without the rule: what else they had is not gone. */
	partial: string[];
	problem: FileProblem | null;
	/** A page shows as many as it has room for: what begins later than the last of them is not missed. */
	shownUntil?: Date;
}

/** Within which days an event may begin to be read. */
export interface Span {
	now: Date;
	/** Occurrences of a rule begin before it. */
	until: Date;
}

export const mostTitle = 120;
export const mostDescription = 8000;
export const mostPlace = 120;
export const mostUid = 400;
/** Events of one file; a partner has no more of them half a year ahead. */
export const mostProposals = 500;
export const mostOccurrences = 200;
export const mostFileBytes = 2 * 1024 * 1024;
export const mostDaysAhead = 3 * 366;
export const mostDaysLong = 62;

const day = 86_400_000;

/** What a proposal is held to before anything else: it is still to come, and not endless. */
export function refusalOf(
	{ startsAt, endsAt }: Pick<Proposal, 'startsAt' | 'endsAt'>,
	{ now }: Span,
): Refusal | null {
	if (endsAt <= now) return 'over';
	if (startsAt.getTime() > now.getTime() + mostDaysAhead * day) return 'far_ahead';
	return endsAt.getTime() - startsAt.getTime() > mostDaysLong * day ? 'too_long' : null;
}

/** Above 0 where the first is the newer: a higher revision, then a later change where both say when. */
export function compareVersions(one: Version, other: Version): number {
	if (one.sequence !== other.sequence) return one.sequence - other.sequence;
	if (one.modifiedAt === null || other.modifiedAt === null) return 0;
	return one.modifiedAt.getTime() - other.modifiedAt.getTime();
}

/** Whether the first is to be preferred, as it is where neither is known to be the newer. */
export const isNewer = (one: Version, other: Version): boolean => compareVersions(one, other) >= 0;
