/** Reads a table of events, as spreadsheets write it: a row is an event, read by itself, or what is wrong with it in its line. */
import { parseDate, parseTime } from '#lib/i18n/parse-dates.ts';
import { aliases, needed, type Column } from '#lib/importing/reading/columns.ts';
import { readSafely, type Frame } from '#lib/importing/reading/event.ts';
import { gathered, withinBounds } from '#lib/importing/reading/gathered.ts';
import { namesFor } from '#lib/importing/reading/names.ts';
import { budgetOfFile } from '#lib/importing/reading/occurrences.ts';
import { fieldsOf, readPrice, textLine, type Line } from '#lib/importing/reading/said-fields.ts';
import { copenhagenZone, zonesOf } from '#lib/importing/reading/zones.ts';
import { mostTitle, type Note, type NotRead, type Reading, type Span } from '#lib/importing/proposal.ts';
import { readTable, type RowProblem } from '#lib/platform/files/tables/table.ts';
import { cleanLine } from '#lib/platform/text/text.ts';
import { cut } from '#lib/platform/text/cut.ts';

const mostRows = 2000;

type Cells = Partial<Record<Column, string>>;
type Times = { lines: Line[] } | Pick<NotRead, 'refusal' | 'detail'>;

const rowRefusals = {
	quotes: 'row_quotes',
	unreadable: 'row_broken',
	width: 'row_width',
	garbled: 'row_garbled',
} as const satisfies Record<RowProblem, NotRead['refusal']>;

const said = (text: string) => cleanLine(text).slice(0, 60) || null;

/** A day and a time in one cell, as spreadsheets write both: `01-12-2026 18:30`. */
function parted(cell: string): { day: string; time: string } {
	const [, day = cell, time = ''] =
		/^(.{6,20}?)[ T]+(?:kl\.? ?)?(\d{1,2}[.:]\d\d)(?:[.:]\d\d)?$/.exec(cell) ?? [];
	return { day, time };
}

function timesOf(cells: Cells): Times {
	const first = parted(cells.date ?? '');
	const last = parted(cells.lastDate ?? '');
	const [from, to] = [cells.from || first.time, cells.to || last.time];
	if (first.day === '') return { refusal: 'no_start', detail: null };
	const day = parseDate(first.day).value;
	if (!day) return { refusal: 'date_unread', detail: said(first.day) };
	const lastDay = last.day === '' ? day : parseDate(last.day).value;
	if (!lastDay) return { refusal: 'date_unread', detail: said(last.day) };
	const [starts, ends] = [from, to].map((time) => (time ? parseTime(time).value : ''));
	if (starts === undefined) return { refusal: 'time_unread', detail: said(from) };
	if (ends === undefined) return { refusal: 'time_unread', detail: said(to) };
	if (lastDay < day) return { refusal: 'ends_before', detail: said(last.day) };
	if (starts === '')
		return ends ? { refusal: 'time_unread', detail: said(to) } : { lines: days(day, lastDay) };
	// What ends before it begins, on a day that nobody wrote, ends the next morning.
	const night = ends !== '' && ends <= starts && last.day === '';
	if (ends !== '' && ends <= starts && !(night && ends <= '06:00') && lastDay === day)
		return { refusal: 'ends_before', detail: said(to) };
	return {
		lines: [
			['dtstart', {}, 'date-time', `${day}T${starts}:00`],
			...(ends ? [['dtend', {}, 'date-time', `${night ? after(day) : lastDay}T${ends}:00`] as Line] : []),
		],
	};
}

const after = (day: string) =>
	new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const days = (day: string, lastDay: string): Line[] => [
	['dtstart', {}, 'date', day],
	['dtend', {}, 'date', after(lastDay)],
];

const placeOf = ({ place = '', address = '' }: Cells) =>
	[...new Set([place, address].map(cleanLine))].filter(Boolean).join(', ');

/** @throws TableUnread where it is no table of events at all */
export function readEventTable(bytes: Uint8Array, span: Span): Reading {
	const budget = budgetOfFile();
	const frame: Frame = { zones: zonesOf([]), ownZone: copenhagenZone, zoneSaid: true, span, budget };
	const refused: NotRead[] = [];
	const rows: {
		line: number;
		names: string[];
		title: string;
		place: string;
		read: ReturnType<typeof readSafely>;
	}[] = [];
	for (const row of readTable(bytes, needed, aliases)) {
		const { line } = row;
		if (rows.length + refused.length >= mostRows) {
			refused.push({ title: '', startsAt: null, refusal: 'too_many', line });
			break;
		}
		if ('problem' in row) {
			const { problem, detail } = row;
			refused.push({
				title: '',
				startsAt: null,
				refusal: rowRefusals[problem],
				detail: detail || null,
				line,
			});
			continue;
		}
		const cells: Cells = row.cells;
		const title = cleanLine(cells.title ?? '');
		const place = placeOf(cells);
		const times = timesOf(cells);
		if ('refusal' in times) {
			refused.push({ ...times, title: cut(title, mostTitle), startsAt: null, line });
			continue;
		}
		const price = cells.price ? readPrice(cells.price) : null;
		const notes: Note[] = cells.price && price === null ? ['price_left_out'] : [];
		const lines = [
			...textLine('summary', title),
			...textLine('description', cells.description ?? ''),
			...textLine('location', place),
			...textLine('url', cells.link ?? ''),
			...times.lines,
		];
		const read = readSafely(() => fieldsOf(lines, { priceKr: price, notes }), frame);
		const names = cells.id ? [`row-${cleanLine(cells.id)}`] : [];
		rows.push({ line, names, title, place, read });
	}
	const named = namesFor(rows);
	const reading = gathered(rows.map(({ read, line }, index) => inLine(named(read, index), line)));
	return withinBounds(reading, refused);
}

const inLine = <Read extends { refused: NotRead | null }>(read: Read, line: number): Read => ({
	...read,
	refused: read.refused && { ...read.refused, line },
});
