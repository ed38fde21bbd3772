import { recorderOf } from '#lib/platform/audit.server.ts';

export const recordSignature = recorderOf<'pledge.signed' | 'pledge.withdrawn'>('signature');
export const recordCharter = recorderOf<'charter.published'>('charter_version');
