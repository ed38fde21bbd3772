/** SQL of those who help. */
import { sql, type Insertable, type Updateable } from 'kysely';
import type { Ground, Setting } from '#lib/equality/experience.ts';
import type { Span } from '#lib/equality/help/hours.ts';
import type { HelpFilter } from '#lib/equality/help/list.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { EqualityHelper } from '#lib/platform/database/tables.ts';

/** Everybody's list has no pages: a phone number that is on the second page helps nobody. */
export const mostHelpers = 120;

const helpers = (db: Handle) =>
	db
		.selectFrom('equalityHelper')
		.select(['id', 'title', 'wordsDanish', 'wordsEnglish', 'tel', 'mail', 'web', 'checkedOn', 'retiredOn'])
		.select([
			sql<Ground[]>`grounds`.as('grounds'),
			sql<Setting[]>`settings`.as('settings'),
			sql<Span[]>`hours`.as('hours'),
		])
		.orderBy(sql`title collate "da-x-icu"`)
		.orderBy('id');
export type HelperRow = Awaited<ReturnType<ReturnType<typeof helpers>['executeTakeFirstOrThrow']>>;

/** Those who help now, for this ground and kind of place. */
export const helpersFor = (db: Handle, { ground, setting }: HelpFilter): Promise<HelperRow[]> =>
	helpers(db)
		.where('retiredOn', 'is', null)
		.$if(ground !== null, (query) => query.where(sql<boolean>`${ground} = any (grounds)`))
		.$if(setting !== null, (query) => query.where(sql<boolean>`${setting} = any (settings)`))
		.limit(mostHelpers)
		.execute();

/** Also those that were retired, last. */
export const allHelpers = (db: Handle): Promise<HelperRow[]> =>
	helpers(db)
		.clearOrderBy()
		.orderBy(sql`retired_on is not null`)
		.orderBy(sql`title collate "da-x-icu"`)
		.orderBy('id')
		.limit(mostHelpers)
		.execute();

export const countHelpers = async (trx: Transaction): Promise<number> =>
	Number(
		(
			await trx
				.selectFrom('equalityHelper')
				.select(({ fn }) => fn.countAll<number>().as('count'))
				.executeTakeFirstOrThrow()
		).count,
	);

export const findHelper = (db: Handle, id: number): Promise<HelperRow | undefined> =>
	helpers(db).where('id', '=', id).executeTakeFirst();

export const lockHelper = (trx: Transaction, id: number): Promise<HelperRow | undefined> =>
	helpers(trx).where('id', '=', id).forUpdate().executeTakeFirst();

export const insertHelper = (trx: Transaction, row: Insertable<EqualityHelper>) =>
	trx.insertInto('equalityHelper').values(row).returning('id').executeTakeFirstOrThrow();

export async function updateHelper(
	trx: Transaction,
	id: number,
	row: Updateable<EqualityHelper>,
): Promise<void> {
	await trx.updateTable('equalityHelper').set(row).where('id', '=', id).execute();
}
