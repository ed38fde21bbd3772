import { recorderOf } from '#lib/platform/audit.server.ts';

type Step =
	'drafted' | 'changed' | 'published' | 'closed' | 'taken_down' | 'put_back' | 'reopened' | 'discarded';
type Meeting = 'proposed' | 'accepted' | 'declined' | 'withdrawn';

export const recordPosting = recorderOf<`${'need' | 'offer'}.${Step}`>('posting');
export const recordMatch = recorderOf<`match.${Meeting}`>('match');
export const recordMute = recorderOf<'match.muted' | 'match.unmuted'>('match_mute');
