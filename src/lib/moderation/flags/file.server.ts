/** What readers say is wrong as a file for spreadsheets, in the page's words: never who says it. Pure text. */
import type { FlagInList } from '#lib/moderation/flags/flag-queries.server.ts';
import { flagOutcomeLabel, flagReasonLabel } from '#lib/moderation/flags/flag.ts';
import { pathOf } from '#lib/moderation/subject.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';

/** @param addressOf the full address of a page in code form */
export const flagsCsv = (
	flags: readonly Omit<FlagInList, 'email'>[],
	addressOf: (path: string) => string,
): string =>
	csv(flags, {
		[m.worklist_file_title()]: ({ about }) => about.title,
		[m.worklist_file_of()]: ({ about }) => about.organiser,
		[m.moderation_file_reason()]: ({ reason }) => flagReasonLabel(reason),
		[m.flags_file_words()]: ({ words }) => words,
		[m.flags_file_sent_on()]: ({ createdAt }) => createdAt,
		[m.flags_file_outcome()]: ({ outcome }) => outcome && flagOutcomeLabel(outcome),
		[m.flags_file_closed_on()]: ({ closedAt }) => closedAt,
		[m.flags_note()]: ({ note, closedAt }) => (closedAt ? note : null),
		[m.feeds_column_link()]: ({ about }) => addressOf(pathOf(about)),
	});
