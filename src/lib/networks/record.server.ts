import { recorderOf } from '#lib/platform/audit.server.ts';

type Deed =
	| 'created'
	| 'changed'
	| 'seat_offered'
	| 'seat_extended'
	| 'seat_ended'
	| 'planned'
	| 'meeting_edited'
	| 'meeting_called'
	| 'meeting_cancelled'
	| 'minutes_written'
	| 'decided'
	| 'document_added'
	| 'document_removed'
	| 'done';

/** In a network they are no deeds: nobody is offered a seat there. */
export type OfForums = 'seat_offered' | 'seat_extended';

export const recordForum = recorderOf<`forum.${Deed}`>('forum');
type OfNetwork =
	| Exclude<Deed, OfForums>
	| 'joined'
	| 'asked'
	| 'accepted'
	| 'declined'
	| 'left'
	| 'message_sent'
	| 'pinned'
	| 'unpinned'
	| 'pin_moved';
export const recordNetwork = recorderOf<`network.${OfNetwork}`>('network');
export const recordCourse =
	recorderOf<`course.${'created' | 'changed' | 'session_added' | 'session_changed' | 'session_removed' | 'published' | 'cancelled' | 'signed_up' | 'left' | 'released' | 'attended' | 'told'}`>(
		'course',
	);
