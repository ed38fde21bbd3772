import { recorderOf } from '#lib/platform/audit.server.ts';

type Deed =
	| 'created'
	| 'changed'
	| 'seat_offered'
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

export const recordForum = recorderOf<`forum.${Deed}`>('forum');
type OfNetwork =
	| Exclude<Deed, 'seat_offered'>
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
