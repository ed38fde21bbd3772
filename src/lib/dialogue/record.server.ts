import { recorderOf } from '#lib/platform/audit.server.ts';

export const recordBarrier =
	recorderOf<`barrier.${'told' | 'shown' | 'taken_down' | 'upheld' | 'restored' | 'merged' | 'owned' | 'answered' | 'followed_up' | 'source_added' | 'source_removed' | 'linked' | 'unlinked'}`>(
		'barrier',
	);

export const recordDebate =
	recorderOf<`debate.${'drafted' | 'edited' | 'published' | 'summarised' | 'fact_added' | 'fact_removed'}`>(
		'debate',
	);

export const recordDebatePost =
	recorderOf<`debate_post.${'written' | 'shown' | 'taken_down' | 'upheld' | 'restored'}`>('debate_post');
