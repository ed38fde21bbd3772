/** Seats on boards as a file for spreadsheets: a line for each kind and place, and one for what is promised there. Pure text. */
import { seatPlace } from '#lib/guide/boards/labels.ts';
import { placeOf, type Counted, type Promised } from '#lib/guide/boards/seats.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';
import { boardName } from '#lib/policy/boards.ts';

interface Line {
	board: string;
	district: number | null;
	promised: number | null;
	open: number | null;
	filled: number | null;
}

export function boardsCsv(counted: readonly Counted[], promised: readonly Promised[]): string {
	const lines: Line[] = [
		...counted.map(({ kind, ...row }) => ({ board: boardName(kind), promised: null, ...row })),
		...promised.map((row) => ({
			...{ board: m.board_any_kind(), district: placeOf(row), promised: row.seats },
			...{ open: null, filled: null },
		})),
	];
	return csv(lines, {
		[m.board_kind()]: ({ board }) => board,
		[m.board_district()]: ({ district }) => seatPlace(district),
		[m.board_promised()]: (line) => line.promised,
		[m.board_open()]: ({ open }) => open,
		[m.board_filled()]: ({ filled }) => filled,
	});
}
