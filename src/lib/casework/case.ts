/** The municipality's file on an organisation: what was said, what is to be done, and who looks after it. */
import type { ToldVerb } from '#lib/casework/stream/told-verbs.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { StoredValues } from '#lib/platform/forms/form-answer.ts';

/** `call`: they talked; `no_answer`: somebody rang and nobody answered. */
export const noteKinds = ['note', 'call', 'no_answer'] as const;
export type NoteKind = (typeof noteKinds)[number];

/** How long somebody who was talked to leaves the day's list, unless a day was agreed. */
export const quietDays = 7;

export interface Case {
	/** Who looks after it. */
	ownerId: number | null;
	ownerName: string | null;
	/** `2026-12-04`: the day of the next call. */
	nextCallOn: string | null;
	/** The register of companies says: no advertising. */
	advertProtected: boolean;
}

/** What the form of the case begins with, and is compared with when it comes back. */
export const caseValues = ({
	ownerId,
	nextCallOn,
	advertProtected,
}: Omit<Case, 'ownerName'>): StoredValues => ({
	owner: ownerId ?? '',
	nextOn: nextCallOn ? formatShortDate(nextCallOn) : '',
	advertProtected,
});

export interface Task {
	id: number;
	words: string;
	dueOn: string;
	ownerId: number;
	ownerName: string;
	doneAt: Date | null;
}

/** Why somebody stands on the day's list; in the order they are looked at. */
export const reasonKinds = ['task', 'call', 'objection', 'behind', 'report', 'expires'] as const;
export type ReasonKind = (typeof reasonKinds)[number];

export interface Reason {
	kind: ReasonKind;
	/** The day it is about: due, agreed, raised or ending. */
	on: string;
	/** The task's words. */
	words: string | null;
	count: number;
}

/** One organisation on the day's list. */
export interface DayItem {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	reasons: Reason[];
}

/** What an entry tells besides its day; each kind has its own. */
export type StreamFacts =
	| { kind: NoteKind; id: number; words: string; by: string; corrected: boolean; tasks: StreamTask[] }
	| { kind: 'task_done'; words: string; by: string }
	| {
			kind: 'objection';
			contributionId: number;
			title: string;
			by: string | null;
			reason: string;
			/** Why it was opened again, where it had been settled before. */
			again: string | null;
			open: boolean;
	  }
	| { kind: 'confirmed'; title: string; slug: string; by: string | null; count: number }
	| { kind: 'letter'; to: number }
	| { kind: 'outreach'; letterId: number; subject: string; to: number; by: string }
	| { kind: 'history'; verb: ToldVerb; title: string | null };

export interface StreamTask {
	id: number;
	words: string;
	dueOn: string;
	done: boolean;
}

export type StreamEntry = { key: string; at: Date } & StreamFacts;
