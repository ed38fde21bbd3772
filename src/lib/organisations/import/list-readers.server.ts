/** Lists of organisations as the administrator who hands them in and the auditor who looks after read them. */
import type { Actor } from '#lib/accounts/actor.ts';
import { formatDateTime } from '#lib/i18n/dates.ts';
import { mayImport, mayReadImports } from '#lib/organisations/access.ts';
import { listColumns, mostRows, outcomes, writes, type Outcome } from '#lib/organisations/import/list.ts';
import * as queries from '#lib/organisations/import/staging-queries.server.ts';
import { columnName, isCounted, reasonText, standingText } from '#lib/organisations/import/words.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { csv } from '#lib/platform/lists/csv.server.ts';
import type { Asked } from '#lib/platform/lists/keyset.server.ts';
import { kindTable, organisationKinds, sectorName } from '#lib/policy/kinds.ts';

/** Whoever may not hand in sees what somebody said yes to. @throws 404 */
function scopeOf(actor: Actor): { all: boolean } {
	return mayReadImports(actor) ? { all: mayImport(actor) } : notFound();
}

/** The newest first, and what a list may say. @throws 404 */
export async function listsDesk(db: Database, actor: Actor, asked: Asked) {
	const page = await queries.listLists(db, scopeOf(actor), asked);
	return {
		...page,
		mayImport: mayImport(actor),
		columns: listColumns.map(columnName),
		/** The words that we know for each kind. */
		types: organisationKinds
			.filter((kind) => kindTable[kind].cityWords.length)
			.map((kind) => ({ kind, name: sectorName(kind), words: kindTable[kind].cityWords })),
	};
}

export const outcomeIn = (text: string | null): Outcome | null =>
	outcomes.find((one) => one === text) ?? null;

/** One list, and its lines. @throws 404 */
export async function listDesk(
	db: Database,
	actor: Actor,
	{ id, outcome, ...asked }: { id: number; outcome: Outcome | null } & Asked,
) {
	const list = found(await queries.findList(db, scopeOf(actor), id));
	const { new: added, changed, same, skipped, refused, ...about } = list;
	const counts = { new: added, changed, same, skipped, refused };
	return {
		list: { ...about, counts, writes: writes(counts) },
		lines: await queries.linesOf(db, id, outcome, asked),
		mayImport: mayImport(actor),
	};
}

/**
 * The lines that were refused as they stand, with the reason beside, to be put right and sent again: the columns that are
 * added are none of ours, so they are passed over then. What a line has too much of stands in its last column. @throws 404
 */
export async function refusedFile(db: Database, actor: Actor, id: number): Promise<string> {
	found(await queries.findList(db, scopeOf(actor), id));
	const columns = await queries.columnsOf(db, id);
	const lines = await queries.refusedOf(db, id, mostRows);
	const last = columns.length - 1;
	const cellOf = (cells: readonly string[], at: number) =>
		at === last ? cells.slice(last).join(' ') : (cells[at] ?? '');
	type Line = (typeof lines)[number];
	return csv<Line>(lines, {
		...Object.fromEntries(
			columns.map((column, at) => [columnName(column), ({ cells }: Line) => cellOf(cells, at)]),
		),
		[m.partner_list_line()]: ({ line }) => line,
		[m.partner_list_reason()]: ({ reason, detail }) => reasonText(reason ?? '', detail),
	});
}

/** A list to write in: its columns alone. @throws 404 */
export function listTemplate(actor: Actor): string {
	scopeOf(actor);
	return csv<never>([], Object.fromEntries(listColumns.map((column) => [columnName(column), () => ''])));
}

const listsInFile = 5000;

/** The lists that were handed in, the newest first, for a spreadsheet. @throws 404 */
export async function listsFile(db: Database, actor: Actor): Promise<string> {
	const { rows } = await queries.listLists(db, scopeOf(actor), { after: null, limit: listsInFile });
	type List = (typeof rows)[number];
	const counted = (count: (list: List) => number) => (list: List) =>
		isCounted(list.state) ? count(list) : null;
	return csv<List>(rows, {
		[m.partner_list_file()]: ({ fileName }) => fileName,
		[m.partner_list_handed_in()]: ({ uploadedByName, uploadedAt }) =>
			m.partner_list_by({ name: uploadedByName ?? '–', when: formatDateTime(uploadedAt) }),
		[m.partner_list_state()]: standingText,
		[m.partner_list_new()]: counted((list) => list.new),
		[m.partner_list_changed()]: counted(({ changed }) => changed),
		[m.partner_list_refused()]: counted(({ refused }) => refused),
	});
}
