import { recorderOf } from '#lib/platform/audit.server.ts';

type Step =
	'drafted' | 'changed' | 'published' | 'confirmed' | 'ended' | 'draft_deleted' | 'taken_down' | 'put_back';

export const record = recorderOf<`benefit.${Step}`>('benefit');
