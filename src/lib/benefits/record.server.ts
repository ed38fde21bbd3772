import { recorderOf } from '#lib/platform/audit.server.ts';

type Step = 'drafted' | 'changed' | 'published' | 'confirmed' | 'ended' | 'draft_deleted';

export const record = recorderOf<`benefit.${Step}`>('benefit');
