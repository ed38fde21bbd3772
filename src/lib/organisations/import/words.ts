/** What became of a list and of each of its lines, in sentences that say what to do. */
import { organisationStates } from '#lib/accounts/organisation-states.ts';
import { formatDateTime } from '#lib/i18n/dates.ts';
import {
	comparedFields,
	lineReasons,
	listColumns,
	type ComparedField,
	type LineReason,
	type ListColumn,
	type ListProblem,
	type ListState,
	type Outcome,
} from '#lib/organisations/import/list.ts';
import { stateName } from '#lib/organisations/labels.ts';
import { m } from '#lib/paraglide/messages.js';

const columnNames: Record<ListColumn, () => string> = {
	name: m.partner_list_column_name,
	type: m.partner_list_column_type,
	address: m.partner_list_column_address,
	postnr: m.partner_list_column_postcode,
	by: m.partner_list_column_city,
	kvarter: m.partner_list_column_quarter,
	lat: m.partner_list_column_lat,
	lon: m.partner_list_column_lon,
	website: m.partner_list_column_website,
};
/** What the template calls it; a column that is not ours keeps its name. */
export function columnName(column: string): string {
	const ours = listColumns.find((one) => one === column);
	return ours ? columnNames[ours]() : column;
}

const names: Record<Outcome, () => string> = {
	new: m.partner_list_new,
	changed: m.partner_list_changed,
	same: m.partner_list_same,
	skipped: m.partner_list_skipped,
	refused: m.partner_list_refused,
};
export const outcomeName = (outcome: Outcome): string => names[outcome]();
/** Beside the words, never instead of them. */
export const outcomeSigns: Record<Outcome, string> = {
	new: '+',
	changed: '≠',
	same: '=',
	skipped: '–',
	refused: '×',
};

const stateIn = (detail: string): string => {
	const state = organisationStates.find((one) => one === detail);
	return state ? stateName(state) : detail;
};

type Said = (said: { detail: string }) => string;
const reasons: Record<LineReason, Said> = {
	row_width: m.table_line_width,
	row_quotes: m.table_line_quotes,
	row_broken: m.table_line_broken,
	row_garbled: m.table_line_garbled,
	type_missing: m.partner_list_line_type_missing,
	type_unknown: m.partner_list_line_type_unknown,
	coordinates: m.partner_list_line_coordinates,
	place_swapped: m.partner_list_line_swapped,
	place_outside: m.partner_list_line_outside,
	name_missing: m.partner_list_line_name_missing,
	name_long: m.partner_list_line_name_long,
	name_link: m.partner_list_line_name_link,
	address_long: m.partner_list_line_address_long,
	unusable: m.partner_list_line_unusable,
	database: m.partner_list_line_database,
	twice: m.partner_list_line_twice,
	twice_near: m.partner_list_line_twice_near,
	here: ({ detail }) => m.partner_list_line_here({ state: stateIn(detail) }),
};
export function reasonText(code: string, detail: string): string {
	const known = lineReasons.find((one) => one === code);
	return known ? reasons[known]({ detail }) : m.table_line_broken();
}

const fields: Record<ComparedField, () => string> = {
	kind: m.partner_list_column_type,
	name: m.partner_list_column_name,
	website: m.partner_list_column_website,
	address: m.partner_list_column_address,
	postcode: m.partner_list_column_postcode,
	city: m.partner_list_column_city,
	lat: m.partner_list_field_place,
	lng: m.partner_list_field_place,
	districtNr: m.partner_list_field_district,
};
/** `Adresse, Hjemmeside` */
export const changesText = (changes: readonly string[]): string =>
	[...new Set(comparedFields.filter((one) => changes.includes(one)).map((one) => fields[one]()))].join(', ');

const problems: Record<ListProblem, (detail: string) => string> = {
	workbook: () => m.table_workbook(),
	empty: () => m.table_empty(),
	garbled: (detail) => m.table_garbled({ detail }),
	no_header: () => m.partner_list_file_no_header(),
	no_column: (detail) => {
		const [missing = '', there = ''] = detail.split('\n');
		return m.partner_list_file_no_column({ missing: missing.split(', ').map(columnName).join(', '), there });
	},
	column_twice: (detail) => m.table_column_twice({ detail }),
	no_rows: () => m.partner_list_file_no_rows(),
	too_many: (detail) => m.partner_list_file_too_many({ most: detail }),
};
export const listProblem = (problem: string, detail: string): string =>
	Object.hasOwn(problems, problem) ? problems[problem as ListProblem](detail) : m.table_empty();

/** How a list stands, in words. */
export const standingText = (list: {
	state: ListState;
	problem: string | null;
	detail: string;
	takenAt: Date | null;
}): string =>
	({
		reading: () => m.partner_list_state_reading(),
		unread: () => listProblem(list.problem ?? '', list.detail),
		ready: () => m.partner_list_state_ready(),
		taking: () => m.partner_list_state_taking(),
		taken: () => m.partner_list_state_taken({ date: list.takenAt ? formatDateTime(list.takenAt) : '' }),
	})[list.state]();

/** Its lines are counted. */
export const isCounted = (state: ListState): boolean => state !== 'reading' && state !== 'unread';
