import { recorderOf } from '#lib/platform/audit.server.ts';

export const recordFlag = recorderOf<'flag.closed' | 'flag.reopened'>('flag');
export const recordTakedown = recorderOf<
	'takedown.appealed' | 'takedown.upheld' | 'takedown.restored' | 'takedown.reopened'
>('takedown');
