import type { EventKind } from '#lib/commitments/timeline/timeline.ts';
import { recorderOf } from '#lib/platform/audit.server.ts';

/** What happens to a commitment before the first yes, and what is its makers' own; the rest stands in its timeline too. */
type OwnStep =
	| 'drafted'
	| 'discarded'
	| 'proposed'
	| 'draft'
	| 'active'
	| 'declined'
	| 'approved'
	| 'party_declined'
	| 'party_reminded'
	| 'milestone_edited'
	| 'theory_saved';
export type Step = OwnStep | EventKind;

export const record = recorderOf<`commitment.${Step}`>('commitment');

export const recordType =
	recorderOf<`commitment_type.${'proposed' | 'added' | 'edited' | 'accepted' | 'declined' | 'put_away' | 'put_back'}`>(
		'commitment_type',
	);
