/** SQL of the two who read what is told: who they are and were, and which number was opened when. */
import { sql, type Insertable } from 'kysely';
import type { ReaderRole } from '#lib/equality/experience.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';
import type { EqualityReader } from '#lib/platform/database/tables.ts';

const nameOf = (column: string) =>
	sql<string | null>`(select p.name from person p where p.id = ${sql.ref(column)})`;

const readers = (db: Handle) =>
	db
		.selectFrom('equalityReader')
		.select(['id', 'personId', 'appointedAt', 'endedAt'])
		.select([sql<ReaderRole>`role`.as('role'), nameOf('equality_reader.person_id').as('name')]);

export const presentReaders = (db: Handle) =>
	readers(db).where('endedAt', 'is', null).orderBy('role').execute();

/** The role in which somebody reads now. */
export const readsAs = (db: Handle, personId: number): Promise<{ role: ReaderRole } | undefined> =>
	db
		.selectFrom('equalityReader')
		.select(sql<ReaderRole>`role`.as('role'))
		.where('personId', '=', personId)
		.where('endedAt', 'is', null)
		.executeTakeFirst();

export const lockPresentReaders = (trx: Transaction) =>
	readers(trx).where('endedAt', 'is', null).orderBy('id').forUpdate().execute();

export const insertReader = (trx: Transaction, row: Insertable<EqualityReader>) =>
	trx.insertInto('equalityReader').values(row).returning('id').executeTakeFirstOrThrow();

export const endReaderRow = (trx: Transaction, id: number, endedBy: number, endedAt: Date) =>
	trx.updateTable('equalityReader').set({ endedAt, endedBy }).where('id', '=', id).execute();

export const insertReading = (
	trx: Transaction,
	row: { experienceId: number; personId: number; readAt: Date },
) => trx.insertInto('experienceReading').values(row).execute();

const readings = (db: Handle) =>
	db
		.selectFrom('experienceReading')
		.select(['id', 'experienceId', 'readAt'])
		.select(nameOf('experience_reading.person_id').as('name'));
export type Reading = Awaited<ReturnType<ReturnType<typeof readings>['executeTakeFirstOrThrow']>>;

const newest = keyset(
	['experience_reading.read_at', 'desc', 'moment'],
	['experience_reading.id', 'desc', 'id'],
);
export const listReadings = (db: Handle, asked: Asked): Promise<Page<Reading>> =>
	newest.page(readings(db), asked);

/** The last of them, for a file. */
export const lastReadings = (db: Handle, limit: number): Promise<Reading[]> =>
	readings(db).orderBy('readAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
