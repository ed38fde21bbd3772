/** What was taken down as a file for spreadsheets, in the page's words. Pure text. */
import { takedownReasonLabel } from '#lib/listings/takedown.ts';
import { pathOf } from '#lib/moderation/subject.ts';
import {
	takedownState,
	takedownStateLabel,
	type TakedownInList,
} from '#lib/moderation/takedowns/takedown-case.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';

/** @param addressOf the full address of a page in code form */
export const takedownsCsv = (
	takedowns: readonly TakedownInList[],
	addressOf: (path: string) => string,
): string =>
	csv(takedowns, {
		[m.worklist_file_title()]: ({ about }) => about.title,
		[m.worklist_file_of()]: ({ about }) => about.organiser,
		[m.moderation_file_standing()]: (takedown) => takedownStateLabel(takedownState(takedown)),
		[m.takedown_file_on()]: ({ takenDownAt }) => takenDownAt,
		[m.moderation_file_reason()]: ({ reason }) => takedownReasonLabel(reason),
		[m.takedown_file_words()]: ({ words }) => words,
		[m.takedown_file_appealed_on()]: ({ appealedAt }) => appealedAt,
		[m.takedown_file_appeal()]: ({ appeal }) => appeal,
		[m.takedown_file_decided_on()]: ({ decidedAt }) => decidedAt,
		[m.takedown_file_decision_words()]: ({ decisionWords }) => decisionWords,
		[m.takedown_file_reopened_on()]: ({ reopenedAt }) => reopenedAt,
		[m.takedown_file_reopened_words()]: ({ reopenedWords }) => reopenedWords,
		[m.feeds_column_link()]: ({ about }) => addressOf(`/municipality/takedowns${pathOf(about)}`),
	});
