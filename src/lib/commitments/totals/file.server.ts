/** What is promised and delivered toward each goal as a file for spreadsheets: the tables of the page in one, small numbers as there. */
import { sayLevel } from '#lib/commitments/labels.ts';
import type { EditionResult, TypeTotals } from '#lib/commitments/totals/results.ts';
import { firmestFirst, levelCells } from '#lib/commitments/totals/veil.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv, type Cell } from '#lib/platform/lists/csv.server.ts';
import { commitmentType, unitName } from '#lib/policy/catalogue.ts';
import { focusAreaLabel, goalLabel } from '#lib/policy/labels.ts';
import { localised } from '#lib/policy/text.ts';

interface Line extends TypeTotals {
	edition: string;
	area: string;
	goal: string;
}

const linesOf = ({ edition, areas }: EditionResult): Line[] =>
	areas.flatMap(({ area, goals }) =>
		goals.flatMap(({ goal, types }) =>
			types.map((totals) => ({
				...totals,
				edition: localised(edition.title),
				area: focusAreaLabel(area.key),
				goal: goalLabel(goal.key),
			})),
		),
	);

export function resultsCsv(editions: readonly EditionResult[]): string {
	const levels = firmestFirst.map((level, at): [string, (line: Line) => Cell] => [
		sayLevel(level),
		(line) => {
			const cell = levelCells(line.type, [line])[at]!;
			return cell.veiled ? cell.text : cell.drawn;
		},
	]);
	return csv(editions.flatMap(linesOf), {
		[m.policy_period()]: ({ edition }) => edition,
		[m.coverage_file_area()]: ({ area }) => area,
		[m.barometer_goal()]: ({ goal }) => goal,
		[m.commitment_result_unit()]: ({ type }) => unitName(2, commitmentType(type).unit),
		[m.commitment_result_promised()]: ({ target }) => target,
		...Object.fromEntries(levels),
	});
}
