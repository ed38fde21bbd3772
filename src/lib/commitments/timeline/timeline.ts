/** Everything that happened to a commitment, one line each, for everybody to read. */
import type { VerificationLevel } from '#lib/commitments/commitment.ts';

/** What happens to the commitment itself; what was before the first yes is the makers' own. */
export const eventKinds = [
	'party_signed',
	'accepted',
	'agreed',
	'milestone_added',
	'milestone_reached',
	'milestone_reopened',
	'milestone_removed',
	'amendment_proposed',
	'amendment_signed',
	'amendment_declined',
	'amendment_taken_back',
	'amended',
	'reported',
	'sent_back',
	'closing_taken_back',
	'delivered',
	'partly',
	'not_delivered',
	'withdrawn',
	'replaced',
] as const;
export type EventKind = (typeof eventKinds)[number];
export const isEventKind = (verb: string): verb is EventKind => eventKinds.some((kind) => kind === verb);

export type TimelineKind =
	| EventKind
	| 'contributed'
	| 'confirmed'
	| 'retracted'
	| 'objected'
	| 'objection_resolved'
	| 'objection_reopened';

export interface TimelineEntry {
	/** Tells entries of one moment apart. */
	key: string;
	at: Date;
	kind: TimelineKind;
	/** Who acted; null is the municipality. */
	organisation: string | null;
	/** Delivered that day, in the commitment's unit. */
	amount: number | null;
	/** How many contributions it is about. */
	count: number | null;
	level: VerificationLevel | null;
	fromTarget: number | null;
	toTarget: number | null;
	fromDueOn: string | null;
	toDueOn: string | null;
	/** A milestone's title, a reason, a closing word: in the words of those who wrote it. */
	text: string | null;
}
