import { recorderOf } from '#lib/platform/audit.server.ts';

type Step =
	'drafted' | 'edited' | 'proposed' | 'signed' | 'declined' | 'activated' | 'revised' | 'party_removed';
type Change = 'amended' | 'left' | `amendment_${'proposed' | 'signed' | 'declined' | 'taken_back'}`;
type End = 'ended' | 'renewed' | 'terminated' | 'withdrawn' | 'renewal_drafted';
export type Entry =
	| `note_${'written' | 'edited' | 'removed'}`
	| `meeting_${'called' | 'moved' | 'edited' | 'cancelled'}`
	| 'minutes_written'
	| `document_${'added' | 'removed'}`;
export type PartnershipVerb = Step | Change | End | Entry;

export const recordPartnership = recorderOf<`partnership.${PartnershipVerb}`>('partnership');
