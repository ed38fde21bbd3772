/** The list of promises as a file for spreadsheets, in the page's words. Small numbers about people are as the public sees them. */
import type { CommitmentFilter } from '#lib/commitments/list/list.ts';
import { publicList } from '#lib/commitments/list/public-readers.server.ts';
import { unitOf } from '#lib/commitments/commitment.ts';
import { sayHealth, sayLevel } from '#lib/commitments/labels.ts';
import { firmestFirst, levelCells } from '#lib/commitments/totals/veil.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { csv, type Cell } from '#lib/platform/lists/csv.server.ts';
import { commitmentType, unitName } from '#lib/policy/catalogue.ts';
import { localised } from '#lib/policy/edition.ts';
import { goalLabel } from '#lib/policy/labels.ts';

/** The whole list is in the data package. */
export const mostInFile = 1000;

type Row = Awaited<ReturnType<typeof publicList>>['commitments'][number];

/** What fits the filter, the nearest deadline first. @param addressOf the full address of a page in code form */
export async function commitmentsCsv(
	db: Handle,
	filter: CommitmentFilter,
	addressOf: (path: string) => string,
): Promise<string> {
	const { commitments, today } = await publicList(db, filter, null, mostInFile);
	const levels = firmestFirst.map((level, at): [string, (row: Row) => Cell] => [
		sayLevel(level),
		(row) => {
			const cell = levelCells(row.type, [row])[at]!;
			return cell.veiled ? cell.text : cell.drawn;
		},
	]);
	return csv(commitments, {
		[m.deadlines_promise()]: ({ title }) => title,
		[m.deadlines_who()]: ({ parties }) => parties.map(({ name }) => name).join(', '),
		[m.deadlines_file_type()]: ({ type }) => localised(commitmentType(type).name),
		[m.barometer_goal()]: ({ goal }) => goalLabel(goal),
		[m.deadlines_standing()]: (promise) => sayHealth(promise, today).text,
		[m.deadlines_file_target()]: ({ target }) => target,
		[m.barometer_unit()]: (promise) => unitName(2, unitOf(promise)),
		...Object.fromEntries(levels),
		[m.deadlines_deadline()]: ({ dueOn }) => dueOn,
		[m.feeds_column_link()]: ({ slug }) => addressOf(`/commitments/${slug}`),
	});
}
