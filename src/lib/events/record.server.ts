import { recorderOf } from '#lib/platform/audit.server.ts';

type Step =
	'drafted' | 'changed' | 'moved' | 'published' | 'cancelled' | 'postponed' | 'copied' | 'draft_deleted';
type CoOrganiser = 'asked' | 'withdrawn' | 'accepted' | 'declined' | 'left';

export const record = recorderOf<
	`event.${Step}` | `event.co_organiser_${CoOrganiser}` | 'event.held' | 'event.attendance_corrected'
>('event');
