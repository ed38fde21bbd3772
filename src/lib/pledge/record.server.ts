import { recorderOf } from '#lib/platform/audit.server.ts';

export const recordSignature = recorderOf<'pledge.signed' | 'pledge.withdrawn' | 'pledge.asked_again'>(
	'signature',
);
export const recordCharter =
	recorderOf<`charter.${'drafted' | 'sent' | 'sent_back' | 'discarded' | 'published'}`>('charter_version');
