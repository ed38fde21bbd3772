import { recorderOf } from '#lib/platform/audit.server.ts';

type Step =
	| 'reported'
	| 'corrected'
	| 'counted'
	| 'verified'
	| 'confirmation_retracted'
	| 'evidence_added'
	| 'evidence_removed';
type Objection =
	| 'objected'
	| 'objection_withdrawn'
	| 'objection_answered'
	| 'objection_stands'
	| 'objection_rejected'
	| 'objection_reopened';

export const record = recorderOf<`contribution.${Step | Objection}`>('contribution');
