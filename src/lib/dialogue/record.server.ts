import { recorderOf } from '#lib/platform/audit.server.ts';

export const recordBarrier =
	recorderOf<`barrier.${'told' | 'shown' | 'taken_down' | 'upheld' | 'restored' | 'reopened' | 'merged' | 'owned' | 'answered' | 'followed_up' | 'source_added' | 'source_removed' | 'linked' | 'unlinked'}`>(
		'barrier',
	);

export const recordDebate =
	recorderOf<`debate.${'drafted' | 'edited' | 'published' | 'summarised' | 'fact_added' | 'fact_removed'}`>(
		'debate',
	);

export const recordDebatePost =
	recorderOf<`debate_post.${'written' | 'shown' | 'taken_down' | 'upheld' | 'restored' | 'reopened'}`>(
		'debate_post',
	);

export const recordConference =
	recorderOf<`conference.${'written' | 'changed' | 'published' | 'withdrawn' | 'session_changed' | 'speaker_added' | 'speaker_removed' | 'paper_added' | 'paper_removed' | 'decided' | 'carried' | 'done'}`>(
		'conference',
	);
