import { recorderOf } from '#lib/platform/audit.server.ts';

export const recordBarrier =
	recorderOf<`barrier.${'told' | 'shown' | 'taken_down' | 'upheld' | 'restored' | 'merged' | 'owned' | 'answered' | 'followed_up' | 'source_added' | 'source_removed' | 'linked' | 'unlinked'}`>(
		'barrier',
	);
