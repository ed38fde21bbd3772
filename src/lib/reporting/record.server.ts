import { recorderOf } from '#lib/platform/audit.server.ts';

export const recordReport = recorderOf<'report.sent'>('report');
/** About the organisation that owes reports. */
export const recordReporter = recorderOf<'report.extended' | 'report.reminded' | 'organisation.confirmed'>(
	'organisation',
);
