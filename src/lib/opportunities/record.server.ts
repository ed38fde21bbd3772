import { recorderOf } from '#lib/platform/audit.server.ts';

type Step =
	'drafted' | 'changed' | 'moved' | 'published' | 'closed' | 'cancelled' | 'draft_deleted' | 'place_filled';

export const record = recorderOf<`opportunity.${Step}`>('opportunity');
