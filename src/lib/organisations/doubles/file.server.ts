/** Organisations that may stand twice as a file for spreadsheets, in the page's words. Pure text. */
import type { Double } from '#lib/organisations/doubles/double.ts';
import { signName } from '#lib/organisations/doubles/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';

/** @param addressOf the full address of a page in code form */
export const doublesCsv = (pairs: readonly Double[], addressOf: (path: string) => string): string =>
	csv(pairs, {
		[m.duplicates_file_found()]: ({ foundAt }) => foundAt,
		[m.doubles_file_same()]: ({ same }) => same.map(signName).join(', '),
		[m.duplicates_file_title()]: ({ one }) => one.name,
		[m.duplicates_file_one_link()]: ({ one }) => addressOf(`/municipality/partners/${one.slug}`),
		[m.duplicates_file_other_title()]: ({ other }) => other.name,
		[m.duplicates_file_other_link()]: ({ other }) => addressOf(`/municipality/partners/${other.slug}`),
	});
