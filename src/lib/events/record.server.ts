import { recorderOf } from '#lib/platform/audit.server.ts';

type Step =
	'drafted' | 'changed' | 'moved' | 'published' | 'cancelled' | 'postponed' | 'copied' | 'draft_deleted';
type Series =
	| 'repeated'
	| 'occurrence_made'
	| 'series_changed'
	| 'series_split'
	| 'series_ended'
	| 'series_published'
	| 'series_paused';
type CoOrganiser = 'asked' | 'withdrawn' | 'accepted' | 'declined' | 'left';

export const record = recorderOf<
	| `event.${Step | Series}`
	| `event.co_organiser_${CoOrganiser}`
	| `event.part_${CoOrganiser | 'added' | 'removed'}`
	| 'event.checked_in'
	| 'event.message_sent'
	| 'event.held'
	| 'event.merged'
	| 'event.taken_down'
	| 'event.put_back'
	| 'event.said_different'
	| 'event.looked_at_again'
	| 'event.held_undone'
	| 'event.attendance_corrected'
>('event');
