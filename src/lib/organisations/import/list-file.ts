/** Reads a list of organisations: a row is an organisation, or it is told why not, and the reading goes on after it. */
import { aliases, neededColumns, type LineReason, type Reason } from '#lib/organisations/import/list.ts';
import { readRow } from '#lib/organisations/import/list-row.ts';
import type { ListedOrganisation } from '#lib/organisations/import/listed-queries.server.ts';
import { readTable, type RowProblem } from '#lib/platform/files/tables/table.ts';
import { cleanLine } from '#lib/platform/text/text.ts';

const problems: Record<RowProblem, LineReason> = {
	quotes: 'row_quotes',
	unreadable: 'row_broken',
	width: 'row_width',
	garbled: 'row_garbled',
};

/** A row as it stands, and what it says. `line` is counted from 1, the heading included. */
export type ListRow = {
	readonly line: number;
	/** As it is called there, for people to find it by. */
	readonly name: string;
	/** In the order of the columns; of a row that cannot be read what there is. */
	readonly cells: readonly string[];
} & (
	| { readonly organisation: ListedOrganisation; readonly websiteDropped: boolean }
	| {
			readonly reason: Reason;
			/** Of the header, where the row lacks some or has too many. */ columns: number;
	  }
);

export interface OrganisationList {
	/** As we know them, in the order of the file. */
	readonly columns: readonly string[];
	readonly rows: readonly ListRow[];
}

const longestName = 160;

/** @throws TableUnread where it is no such list at all */
export function readList(bytes: Uint8Array): OrganisationList {
	const rows: ListRow[] = [];
	let columns: readonly string[] | null = null;
	for (const row of readTable(bytes, neededColumns, aliases)) {
		const { line } = row;
		if ('problem' in row) {
			const reason = { code: problems[row.problem], detail: row.detail };
			rows.push({ line, name: '', cells: row.found, reason, columns: row.columns });
			continue;
		}
		columns ??= Object.keys(row.cells);
		const name = cleanLine(row.cells.name ?? '').slice(0, longestName);
		const read = readRow(row.cells);
		const written = { line, name, cells: Object.values(row.cells) };
		rows.push('reason' in read ? { ...written, ...read, columns: columns.length } : { ...written, ...read });
	}
	return { columns: columns ?? neededColumns, rows };
}
