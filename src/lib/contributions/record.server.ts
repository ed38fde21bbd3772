import { recorderOf } from '#lib/platform/audit.server.ts';

type Step =
	'reported' | 'corrected' | 'counted' | 'uncounted' | 'verified' | 'evidence_added' | 'evidence_removed';
type Objection =
	'contested' | 'contest_withdrawn' | 'contest_answered' | 'contest_stands' | 'contest_rejected';

export const record = recorderOf<`contribution.${Step | Objection}`>('contribution');
