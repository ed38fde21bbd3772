/** SQL that reads lists that were handed in. */
import { sql } from 'kysely';
import type { Outcome } from '#lib/organisations/import/list.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked } from '#lib/platform/lists/keyset.server.ts';

const shown = [
	'l.id',
	'l.fileName',
	'l.sha256',
	'l.bytes',
	'l.state',
	'l.problem',
	'l.detail',
	'l.new',
	'l.changed',
	'l.same',
	'l.skipped',
	'l.refused',
	'l.websitesLeftOut',
	'l.uploadedAt',
	'l.confirmedAt',
	'l.takenAt',
] as const;

const named = (column: string) =>
	sql<string | null>`(select p.name from person p where p.id = ${sql.ref(`l.${column}`)})`;

const newest = keyset(['l.uploadedAt', 'desc', 'moment'], ['l.id', 'desc', 'id']);

/** Those of whoever may hand lists in, or the ones that somebody said yes to. */
const lists = (db: Handle, { all }: { all: boolean }) =>
	db
		.selectFrom('organisationList as l')
		.select(shown)
		.select([named('uploaded_by').as('uploadedByName'), named('confirmed_by').as('confirmedByName')])
		.$if(!all, (query) => query.where('l.state', 'in', ['taking', 'taken']));

export const listLists = (db: Handle, scope: { all: boolean }, asked: Asked) =>
	newest.page(lists(db, scope), asked);

export const findList = (db: Handle, scope: { all: boolean }, id: number) =>
	lists(db, scope).where('l.id', '=', id).executeTakeFirst();

export const lockList = (trx: Transaction, id: number) =>
	trx
		.selectFrom('organisationList')
		.select(['id', 'state', 'content', 'confirmedBy'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();

/** The one of this file that waits. */
export const findWaiting = (trx: Transaction, sha256: string) =>
	trx
		.selectFrom('organisationList')
		.select('id')
		.where('sha256', '=', sha256)
		.where('state', 'in', ['reading', 'ready', 'taking'])
		.executeTakeFirst();

const byLine = keyset(['n.line', 'asc', 'count'], ['n.id', 'asc', 'id']);

export const linesOf = (db: Handle, listId: number, outcome: Outcome | null, asked: Asked) => {
	const lines = db
		.selectFrom('organisationListLine as n')
		.select(['n.id', 'n.line', 'n.name', 'n.outcome', 'n.reason', 'n.detail', 'n.changes'])
		.where('n.listId', '=', listId);
	return byLine.page(outcome ? lines.where('n.outcome', '=', outcome) : lines, asked);
};

export const columnsOf = async (db: Handle, listId: number): Promise<readonly string[]> => {
	const { columns } = await db
		.selectFrom('organisationList')
		.select('columns')
		.where('id', '=', listId)
		.executeTakeFirstOrThrow();
	return columns;
};

export const refusedOf = (db: Handle, listId: number, limit: number) =>
	db
		.selectFrom('organisationListLine')
		.select(['line', 'reason', 'detail', 'cells'])
		.where('listId', '=', listId)
		.where('outcome', '=', 'refused')
		.orderBy('line')
		.orderBy('id')
		.limit(limit)
		.execute();
