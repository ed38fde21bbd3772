/** The worklist as a file for spreadsheets, in the page's words. Pure text. */
import { kindName } from '#lib/municipality/worklist/labels.ts';
import { pageOf, type WorkItem } from '#lib/municipality/worklist/worklist.ts';
import { noteFieldName } from '#lib/organisations/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';

const dayMs = 86_400_000;

/** @param addressOf the full address of a page in code form */
export const worklistCsv = (
	items: readonly WorkItem[],
	{ now, addressOf }: { now: Date; addressOf: (path: string) => string },
): string =>
	csv(items, {
		[m.worklist_kind()]: ({ kind }) => kindName(kind),
		[m.worklist_file_title()]: ({ title }) => title,
		[m.worklist_file_of()]: ({ of }) => of,
		[m.worklist_file_since()]: ({ since }) => since,
		[m.worklist_file_days()]: ({ since }) =>
			Math.max(0, Math.floor((now.getTime() - since.getTime()) / dayMs)),
		[m.worklist_file_again()]: ({ again }) => (again ? m.network_file_yes() : m.network_file_no()),
		[m.worklist_file_changed()]: ({ changed }) =>
			changed.map((field) => noteFieldName(field, 'municipality')).join(', '),
		[m.feeds_column_link()]: (item) => addressOf(pageOf(item)),
	});
