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
export const recordNetwork =
	recorderOf<`network.${Exclude<Deed, 'seat_offered'> | 'joined' | 'asked' | 'accepted' | 'declined' | 'left' | 'message_sent'}`>(
		'network',
	);
