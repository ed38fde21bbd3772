import { recorderOf } from '#lib/platform/audit.server.ts';

export const recordCase = recorderOf<`case.${'note_written' | 'note_corrected' | 'changed'}`>('case');
/** Of one that has come to a stop; its closing itself is the room's of organisations. */
export const recordDormant =
	recorderOf<`organisation.${'reminded' | 'closing_set' | 'closing_undone' | 'closing_dropped'}`>(
		'organisation',
	);
export const recordLetter = recorderOf<`letter.${'begun' | 'sent' | 'discarded'}`>('partner_letter');
export const recordTask = recorderOf<`task.${'set' | 'done' | 'reopened'}`>('task');
