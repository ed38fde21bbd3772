import { recorderOf } from '#lib/platform/audit.server.ts';

type Step =
	| 'drafted'
	| 'changed'
	| 'moved'
	| 'published'
	| 'closed'
	| 'cancelled'
	| 'draft_deleted'
	| 'taken_down'
	| 'put_back'
	| 'place_filled'
	| 'place_taken_back';

export const record = recorderOf<`opportunity.${Step}`>('opportunity');
