import { recorderOf } from '#lib/platform/audit.server.ts';

export const recordMethod =
	recorderOf<`method.${'proposed' | 'added' | 'changed' | 'shown' | 'declined'}`>('method');
export const recordReport =
	recorderOf<`method_report.${'proposed' | 'changed' | 'shown' | 'declined'}`>('method_report');
