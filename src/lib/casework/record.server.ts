import { recorderOf } from '#lib/platform/audit.server.ts';

export const recordCase = recorderOf<`case.${'note_written' | 'note_corrected' | 'changed'}`>('case');
export const recordLetter = recorderOf<`letter.${'begun' | 'sent' | 'discarded'}`>('partner_letter');
export const recordTask = recorderOf<`task.${'set' | 'done' | 'reopened'}`>('task');
