/** Who opened which number, and when, as a file for spreadsheets. Pure text. */
import { formatDateTime } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';

interface Reading {
	experienceId: number;
	name: string | null;
	readAt: Date;
}

export const readingsCsv = (readings: readonly Reading[]): string =>
	csv(readings, {
		[m.experience_column_number()]: ({ experienceId }) => experienceId,
		[m.audit_who()]: ({ name }) => name,
		[m.audit_when()]: ({ readAt }) => formatDateTime(readAt),
	});
