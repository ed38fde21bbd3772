/** Why a file of figures, or a line of one, was not taken, as a sentence that says what to do. */
import { m } from '#lib/paraglide/messages.js';
import type { LineRefusal } from '#lib/followup/barometer/reading/figures-file.ts';
import type { TableProblem } from '#lib/platform/files/tables/decode.ts';
import { currentEdition, localised } from '#lib/policy/edition.ts';
import type { WordingGround } from '#lib/policy/wording.ts';

/** The grounds as the policy names them. */
const named: Record<WordingGround, string> = {
	age: 'age',
	gender: 'gender',
	ethnicity: 'ethnicity',
	faith: 'belief',
	disability: 'disability',
	orientation: 'orientation',
	politics: 'politics',
};
function groundName(key: string): string {
	const policyKey = Object.hasOwn(named, key) ? named[key as WordingGround] : key;
	const ground = currentEdition().grounds.find((one) => one.key === policyKey);
	return ground ? localised(ground.name) : key;
}

const lines: Record<LineRefusal, (said: { detail: string }) => string> = {
	row_quotes: m.table_line_quotes,
	row_broken: m.table_line_broken,
	row_width: m.table_line_width,
	row_garbled: m.table_line_garbled,
	ground: ({ detail }) => m.barometer_line_ground({ ground: groundName(detail) }),
	divided: m.barometer_line_divided,
	unheaded: m.barometer_line_unheaded,
	units: m.barometer_line_units,
	period_unread: m.barometer_line_period,
	district_unread: m.barometer_line_district,
	value_missing: m.barometer_line_value_missing,
	value_unread: m.barometer_line_value,
	value_either: m.barometer_line_value_either,
	value_and_why: m.barometer_line_value_and_why,
	withheld_unread: m.barometer_line_withheld,
	reference_missing: m.barometer_line_reference_missing,
	reference_unread: m.barometer_line_reference,
	base_unread: m.barometer_line_base,
	note_too_long: m.barometer_line_note,
	twice: m.barometer_line_twice,
	too_many: m.barometer_line_too_many,
};
const files: Record<TableProblem, (said: { detail: string }) => string> = {
	workbook: m.table_workbook,
	empty: m.table_empty,
	garbled: m.table_garbled,
	no_header: m.barometer_file_no_header,
	no_column: m.barometer_file_no_column,
	column_twice: m.table_column_twice,
};

export const lineProblem = (refusal: string, detail: string): string =>
	Object.hasOwn(lines, refusal) ? lines[refusal as LineRefusal]({ detail }) : m.table_line_broken({ detail });
export const fileProblem = (problem: string, detail: string): string =>
	Object.hasOwn(files, problem) ? files[problem as TableProblem]({ detail }) : m.table_empty({ detail });
