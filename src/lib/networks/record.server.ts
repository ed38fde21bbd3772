import { recorderOf } from '#lib/platform/audit.server.ts';

export const recordForum =
	recorderOf<`forum.${'created' | 'changed' | 'seat_offered' | 'seat_ended' | 'planned' | 'meeting_edited' | 'meeting_called' | 'meeting_cancelled' | 'minutes_written' | 'decided' | 'done'}`>(
		'forum',
	);
