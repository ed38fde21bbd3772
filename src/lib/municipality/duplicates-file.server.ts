/** Events that look alike as a file for spreadsheets, in the page's words. Pure text. */
import type { Pair } from '#lib/events/readers.server.ts';
import { formatDateTime } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';

/** @param addressOf the full address of a page in code form */
export const duplicatesCsv = (pairs: readonly Pair[], addressOf: (path: string) => string): string =>
	csv(pairs, {
		[m.duplicates_file_found()]: ({ foundAt }) => foundAt,
		[m.duplicates_file_begins()]: ({ one }) => formatDateTime(new Date(one.startsAt)),
		[m.duplicates_file_title()]: ({ one }) => one.title,
		[m.duplicates_file_one_by()]: ({ one }) => one.organiser,
		[m.duplicates_file_one_link()]: ({ one }) => addressOf(`/events/${one.slug}`),
		[m.duplicates_file_other_title()]: ({ other }) => other.title,
		[m.duplicates_file_other_by()]: ({ other }) => other.organiser,
		[m.duplicates_file_other_link()]: ({ other }) => addressOf(`/events/${other.slug}`),
	});
