import { mostViews, type SavedView } from '#lib/casework/views/view.ts';
import { sql } from 'kysely';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

const own = (db: Handle, personId: number) =>
	db
		.selectFrom('savedView')
		.select(['id', 'list', 'name', 'query', 'onDesk'])
		.where('personId', '=', personId);

/** By name. */
export const viewsOf = (db: Handle, personId: number): Promise<SavedView[]> =>
	own(db, personId)
		.orderBy(sql`name collate "da-x-icu"`)
		.orderBy('id')
		.limit(mostViews)
		.execute();

/** Held, with the person's other views: two saved at once are counted one after the other. */
export const lockViews = async (trx: Transaction, personId: number): Promise<SavedView[]> => {
	await trx.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute();
	return viewsOf(trx, personId);
};

export const insertView = (
	trx: Transaction,
	row: Omit<SavedView, 'id'> & { personId: number; createdAt: Date },
): Promise<{ id: number }> =>
	trx.insertInto('savedView').values(row).returning('id').executeTakeFirstOrThrow();

export const setOnDesk = (trx: Transaction, id: number, onDesk: boolean) =>
	trx.updateTable('savedView').set({ onDesk }).where('id', '=', id).execute();

export const deleteView = (trx: Transaction, id: number) =>
	trx.deleteFrom('savedView').where('id', '=', id).execute();
