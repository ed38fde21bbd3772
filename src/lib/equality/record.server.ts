import { recorderOf } from '#lib/platform/audit.server.ts';

export const recordHelper =
	recorderOf<`equality_helper.${'added' | 'changed' | 'put_away' | 'put_back'}`>('equality_helper');
/** About whom, never about what they read. */
export const recordReader = recorderOf<`equality_reader.${'appointed' | 'ended'}`>('equality_reader');
/** The number alone. What is told leaves no entry: the log says to the second when. */
export const recordExperience = recorderOf<`experience.${'answered'}`>('experience');
/** An organisation's own look at itself. */
export const recordCheck = recorderOf<`equality_check.${'answered' | 'shared' | 'hidden'}`>('equality_check');
