import { sql, type RawBuilder } from 'kysely';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { countRows } from '#lib/platform/personal-data/keeping.server.ts';

export interface NewPicture {
	organisationId: number;
	fileKey: string;
	sha256: string;
	width: number;
	height: number;
	bytes: number;
	uploadedBy: number | null;
	uploadedAt: Date;
}

/** The same picture again is the one that stands, chosen anew. */
export const insertPicture = (db: Database, picture: NewPicture): Promise<{ takenDownAt: Date | null }> =>
	db
		.insertInto('image')
		.values(picture)
		.onConflict((conflict) =>
			conflict
				.columns(['organisationId', 'fileKey'])
				.doUpdateSet({ uploadedAt: picture.uploadedAt, uploadedBy: picture.uploadedBy }),
		)
		.returning('takenDownAt')
		.executeTakeFirstOrThrow();

export const holdPicture = (
	trx: Transaction,
	organisationId: number,
	key: string,
): Promise<{ id: number } | undefined> =>
	trx
		.selectFrom('image')
		.select('id')
		.where('organisationId', '=', organisationId)
		.where('fileKey', '=', key)
		.where('takenDownAt', 'is', null)
		.forKeyShare()
		.executeTakeFirst();

export const ownersOfPicture = (db: Database, key: string) =>
	db.selectFrom('image').select(['organisationId', 'takenDownAt']).where('fileKey', '=', key).execute();

export interface TakenDownPicture {
	takenDownAt: Date;
	reason: string;
}

/** What the municipality took down, if it did. */
export const takenDown = async (db: Database | Transaction, id: number): Promise<TakenDownPicture | null> => {
	const row = await db
		.selectFrom('image')
		.select(['takenDownAt', 'takenDownReason'])
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.takenDownAt ? { takenDownAt: row.takenDownAt, reason: row.takenDownReason ?? '' } : null;
};

export interface PictureCase {
	id: number;
	organisationId: number;
	uploadedAt: Date;
	takenDownAt: Date | null;
	organisation: { slug: string; name: string };
}

export const lockPicture = async (trx: Transaction, id: number): Promise<PictureCase | undefined> => {
	const row = await trx
		.selectFrom('image')
		.innerJoin('organisation', 'organisation.id', 'image.organisationId')
		.select([
			'image.id',
			'image.organisationId',
			'image.uploadedAt',
			'image.takenDownAt',
			'organisation.slug',
			'organisation.name',
		])
		.where('image.id', '=', id)
		.forUpdate('image')
		.executeTakeFirst();
	if (!row) return undefined;
	const { slug, name, ...picture } = row;
	return { ...picture, organisation: { slug, name } };
};

export const setTakenDown = (
	trx: Transaction,
	id: number,
	down: { at: Date; by: number | null; reason: string } | null,
) =>
	trx
		.updateTable('image')
		.set({
			takenDownAt: down?.at ?? null,
			takenDownBy: down?.by ?? null,
			takenDownReason: down?.reason ?? null,
		})
		.where('id', '=', id)
		.execute();

export interface DownOnDesk extends TakenDownPicture {
	id: number;
	/** What it stood in: an event of the organisation, or a report. */
	event: { slug: string; title: string } | null;
}

/** What was taken down since then, newest first, for the organisation's desk. */
export const takenDownSince = (db: Database, organisationId: number, since: Date): Promise<DownOnDesk[]> =>
	db
		.selectFrom('image')
		.select(['image.id', 'image.takenDownAt', 'image.takenDownReason as reason'])
		.$narrowType<TakenDownPicture>()
		.select(
			sql<DownOnDesk['event']>`(select json_build_object('slug', e.slug, 'title', e.title) from event e
				where e.image_id = image.id order by e.starts_at desc limit 1)`.as('event'),
		)
		.where('image.organisationId', '=', organisationId)
		.where('image.takenDownAt', '>=', since)
		.orderBy('image.takenDownAt', 'desc')
		.limit(5)
		.execute();

/**
 * Which of `image` nothing shows, and have lain for their term: those that were taken down, or all others. Whatever refers to a
 * picture does so by a foreign key, and is found by it.
 */
async function isUnused(db: Database, before: Date, takenDown: boolean): Promise<RawBuilder<boolean>> {
	const { rows } = await sql<{ table: string; column: string }>`
		select c.conrelid::regclass::text as table, a.attname as column
		from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
		where c.contype = 'f' and c.confrelid = 'image'::regclass`.execute(db);
	const references = rows.map(
		({ table, column }) =>
			sql`and not exists (select from ${sql.table(table)} r where r.${sql.ref(column)} = t.id)`,
	);
	const lain = takenDown
		? sql`t.taken_down_at < ${before}`
		: sql`t.taken_down_at is null and t.uploaded_at < ${before}`;
	return sql<boolean>`${lain} ${sql.join(references, sql` `)}`;
}

export const countUnused = async (db: Database, before: Date, takenDown: boolean): Promise<number> =>
	countRows(db, 'image', await isUnused(db, before, takenDown));

/** @returns how many went */
export async function deleteUnused(
	db: Database,
	before: Date,
	takenDown: boolean,
	limit: number,
): Promise<number> {
	const gone = await sql`delete from image where id in (
		select t.id from image t where ${await isUnused(db, before, takenDown)}
		-- Somebody who is just now putting it to use holds it.
		limit ${limit} for update skip locked)`.execute(db);
	return Number(gone.numAffectedRows ?? 0);
}
