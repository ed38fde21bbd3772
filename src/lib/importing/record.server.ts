import { recorderOf } from '#lib/platform/audit.server.ts';

export const record = recorderOf<
	| 'importing.subscribed'
	| 'importing.uploaded'
	| 'importing.taken_in'
	| 'importing.refreshed'
	| 'importing.ended'
>('import_source');
