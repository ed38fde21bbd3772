/**
 * Reads a file of figures of one indicator: a row is a figure, or it is refused with the reason, and the reading goes on after it.
 * What divides by anything but the district is refused: by a protected ground because nobody is counted so, by anything else
 * because its lines say different things under one name.
 */
import type { Direction, Figure, Withheld } from '#lib/followup/barometer/indicator.ts';
import { aliases, groundOf, isOwn, needed, unitIn } from '#lib/followup/barometer/reading/columns.ts';
import { decimalMarkIn, eitherIn, readAmount } from '#lib/followup/reading/amounts.ts';
import { readPeriod } from '#lib/followup/barometer/reading/period.ts';
import { districts, findDistrict, type DistrictNr } from '#lib/geography/districts.ts';
import { foldDanish } from '#lib/i18n/slugs.ts';
import { readTable, type RowProblem, type TableRow } from '#lib/platform/files/tables/table.ts';
import { cleanLine } from '#lib/platform/text/text.ts';

export const lineRefusals = [
	'row_quotes',
	'row_broken',
	'row_width',
	'row_garbled',
	'ground',
	'divided',
	'unheaded',
	'units',
	'period_unread',
	'district_unread',
	'value_missing',
	'value_unread',
	'value_either',
	'value_and_why',
	'withheld_unread',
	'reference_missing',
	'reference_unread',
	'base_unread',
	'note_too_long',
	'twice',
	'too_many',
] as const;
export type LineRefusal = (typeof lineRefusals)[number];

export interface RefusedLine {
	/** Counted from 1, the heading included. */
	line: number;
	refusal: LineRefusal;
	/** What stood there: a word, a heading, a ground's key, a line's number. */
	detail: string;
}

const mostRows = 20_000;
const rowRefusals: Record<RowProblem, LineRefusal> = {
	quotes: 'row_quotes',
	unreadable: 'row_broken',
	width: 'row_width',
	garbled: 'row_garbled',
};

type Cells = Readonly<Record<string, string>>;
type ReadRow = { figure: Figure; unit: string } | { refusal: LineRefusal; detail: string };

/** What stands for a figure that is kept back, in the value's own place. */
const inPlaceOfValue: Record<string, Withheld> = {
	'<5': 'few',
	'< 5': 'few',
	x: 'few',
	c: 'few',
	'..': 'not_measured',
	':': 'not_measured',
};
const withheldWords: Record<string, Withheld> = {
	few: 'few',
	'for faa': 'few',
	'faa svar': 'few',
	not_measured: 'not_measured',
	'ikke maalt': 'not_measured',
	'not measured': 'not_measured',
	not_ready: 'not_ready',
	'ikke klar': 'not_ready',
	'not ready': 'not_ready',
	uncertain: 'uncertain',
	usikker: 'uncertain',
};
const yes = new Set(['1', 'ja', 'yes', 'true', 'x']);
const known = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
	Object.hasOwn(table, key) ? table[key] : undefined;

const wholeCity = new Set(['', 'hele byen', 'koebenhavn', 'whole city', 'copenhagen']);
/** Null: the whole city; undefined: no place of ours. */
function districtIn(cell: string): DistrictNr | null | undefined {
	const folded = foldDanish(cell);
	if (wholeCity.has(folded)) return null;
	return (findDistrict(cell) ?? districts.find(({ name }) => foldDanish(name) === folded))?.nr;
}

/** Headings whose cells say the same in every row, or count the rows under no name: they divide nothing. */
function sameThroughout(rows: readonly Cells[]): ReadonlySet<string> {
	const headings = Object.keys(rows[0] ?? {});
	const first = Number(rows[0]?.['']);
	const counts = (heading: string) =>
		heading === '' && rows.every((cells, at) => Number(cells['']) === first + at);
	return new Set(
		headings.filter(
			(heading) => rows.every((cells) => cells[heading] === rows[0]?.[heading]) || counts(heading),
		),
	);
}

const said = (text: string) => cleanLine(text).slice(0, 60);
const refuse = (refusal: LineRefusal, detail = ''): ReadRow => ({ refusal, detail: said(detail) });

/** What all rows say together. */
interface File {
	direction: Direction;
	same: ReadonlySet<string>;
	mark: ',' | '.';
	isEither: (cell: string) => boolean;
}

function readRow(cells: Cells, { direction, same, mark, isEither }: File): ReadRow {
	for (const [heading, cell] of Object.entries(cells)) {
		if (cell === '' || isOwn(heading)) continue;
		const ground = groundOf(heading);
		if (ground) return refuse('ground', ground);
		if (same.has(heading)) continue;
		return heading === '' ? refuse('unheaded', cell) : refuse('divided', heading);
	}
	const cell = (column: string) => cells[column] ?? '';
	const period = readPeriod(cell('period'));
	if (!period) return refuse('period_unread', cell('period'));
	const districtNr = districtIn(cell('district'));
	if (districtNr === undefined) return refuse('district_unread', cell('district'));

	const status = cell('status').toLowerCase();
	const marked = known(inPlaceOfValue, cell('value').toLowerCase());
	const word = known(withheldWords, foldDanish(cell('withheld')));
	if (cell('withheld') !== '' && !word) return refuse('withheld_unread', cell('withheld'));
	const withheld =
		word ?? marked ?? (/suppress|confidential/.test(status) && cell('value') === '' ? 'few' : null);
	if (isEither(cell('value'))) return refuse('value_either', cell('value'));
	const value = marked || cell('value') === '' ? null : readAmount(cell('value'), mark);
	if (value === undefined) return refuse('value_unread', cell('value'));
	if (value === null && !withheld) return refuse('value_missing');
	if (value !== null && withheld) return refuse('value_and_why', cell('value'));

	const reference = cell('reference') === '' ? null : readAmount(cell('reference'), mark);
	if (reference === undefined) return refuse('reference_unread', cell('reference'));
	if (direction === 'closer' && value !== null && reference === null) return refuse('reference_missing');
	const base = cell('base') === '' ? null : readAmount(cell('base'), mark);
	if (base === undefined || (base !== null && (base < 0 || base > 10_000_000 || !Number.isInteger(base))))
		return refuse('base_unread', cell('base'));
	const note = cleanLine(cell('note'));
	if (note.length > 300) return refuse('note_too_long');
	return {
		figure: {
			halfYear: period.halfYear,
			halfYearLabel: period.label,
			districtNr,
			value,
			reference: value === null ? null : reference,
			withheld,
			provisional: yes.has(cell('provisional').toLowerCase()) || /provisional|foreløbig/.test(status),
			base,
			note: note || null,
		},
		unit: unitIn(cells),
	};
}

/** @throws TableUnread where it is no table of figures at all */
export function readFigures(
	bytes: Uint8Array,
	direction: Direction,
): { figures: Figure[]; refused: RefusedLine[] } {
	const rows: TableRow[] = [];
	const refused: RefusedLine[] = [];
	for (const row of readTable(bytes, needed, aliases)) {
		if (rows.length >= mostRows) {
			refused.push({ line: row.line, refusal: 'too_many', detail: String(mostRows) });
			break;
		}
		rows.push(row);
	}
	const read = rows.flatMap((row) => ('cells' in row ? [row.cells] : []));
	const values = read.map(({ value = '' }) => value);
	const file: File = {
		direction,
		same: sameThroughout(read),
		mark: decimalMarkIn(values),
		isEither: eitherIn(values),
	};
	const taken = new Map<string, { line: number } & Extract<ReadRow, { figure: Figure }>>();
	for (const row of rows) {
		const { line } = row;
		if ('problem' in row) {
			refused.push({ line, refusal: rowRefusals[row.problem], detail: said(row.detail) });
			continue;
		}
		const found = readRow(row.cells, file);
		if ('refusal' in found) {
			refused.push({ line, ...found });
			continue;
		}
		const key = `${found.figure.halfYear} ${found.figure.districtNr}`;
		const first = taken.get(key);
		if (first) refused.push({ line, refusal: 'twice', detail: String(first.line) });
		else taken.set(key, { line, ...found });
	}
	const lines = [...taken.values()];
	const isMixed = new Set(lines.flatMap(({ unit }) => unit || [])).size > 1;
	if (isMixed)
		refused.push(...lines.map(({ line, unit }) => ({ line, refusal: 'units' as const, detail: said(unit) })));
	return {
		figures: isMixed ? [] : lines.map(({ figure }) => figure),
		refused: refused.toSorted((a, b) => a.line - b.line),
	};
}
