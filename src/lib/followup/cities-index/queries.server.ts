/** SQL of the cities' index. */
import { sql, type Insertable, type Updateable } from 'kysely';
import { keyset, type Asked } from '#lib/platform/lists/keyset.server.ts';
import { batches } from '#lib/platform/lists/portions.ts';
import type { Score } from '#lib/followup/cities-index/cities-index.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { CitiesIndexEdition } from '#lib/platform/database/tables.ts';

const mostEditions = 60;
const mostScores = 5000;

const columns = [
	'id',
	'year',
	'title',
	'ourCity',
	'source',
	'sourceUrl',
	'comparisonNote',
	'comparisonNoteEn',
	'releasedAt',
] as const;

/** The newest first. */
export const releasedEditions = (db: Handle) =>
	db
		.selectFrom('citiesIndexEdition')
		.select(columns)
		.where('state', '=', 'released')
		.orderBy('year', 'desc')
		.limit(mostEditions)
		.execute();

const named = (column: string) =>
	sql<string | null>`(select p.name from person p where p.id = ${sql.ref(`e.${column}`)})`;

/** With who and when, and how much is in each. */
export const editionsOnDesk = (db: Handle) =>
	db
		.selectFrom('citiesIndexEdition as e')
		.select(columns.map((column) => `e.${column}` as const))
		.select(['e.state', 'e.createdAt', 'e.createdBy'])
		.select([named('created_by').as('createdByName'), named('released_by').as('releasedByName')])
		.select(({ selectFrom }) => [
			selectFrom('citiesIndexScore as s')
				.select(({ fn }) => fn.countAll<number>().as('count'))
				.whereRef('s.editionId', '=', 'e.id')
				.as('scores'),
		])
		.orderBy('e.year', 'desc')
		.limit(mostEditions)
		.execute();

export const scoresOf = (db: Handle, editionId: number): Promise<Score[]> =>
	db
		.selectFrom('citiesIndexScore')
		.select(['area', 'city', 'place', 'score'])
		.where('editionId', '=', editionId)
		.orderBy('place')
		.orderBy('city')
		.limit(mostScores)
		.execute();

const newestEditionFirst = keyset(
	['e.year', 'desc', 'count'],
	['s.place', 'asc', 'count'],
	['s.area', 'asc', 'text'],
	['s.city', 'asc', 'text'],
);

/** Of all released editions, or of one year's. */
export const releasedScores = (db: Handle, year: number | null, asked: Asked) =>
	newestEditionFirst.page(
		db
			.selectFrom('citiesIndexEdition as e')
			.innerJoin('citiesIndexScore as s', 's.editionId', 'e.id')
			.select(['e.year', 'e.title', 'e.ourCity', 'e.source', 'e.sourceUrl', 'e.comparisonNote'])
			.select(['e.comparisonNoteEn', 's.area', 's.city', 's.score'])
			.where('e.state', '=', 'released')
			.$if(year !== null, (query) => query.where('e.year', '=', year)),
		asked,
	);

/** Our own means in editions, to hold two of them beside each other. */
export const ownScores = (db: Handle, editionIds: readonly number[]) =>
	db
		.selectFrom('citiesIndexScore as s')
		.innerJoin('citiesIndexEdition as e', (join) =>
			join.onRef('e.id', '=', 's.editionId').onRef('e.ourCity', '=', 's.city'),
		)
		.select(['s.editionId', 's.score'])
		.where('s.editionId', 'in', [...editionIds, 0])
		.limit(mostScores)
		.execute();

export const lockEdition = (trx: Transaction, id: number) =>
	trx
		.selectFrom('citiesIndexEdition')
		.select(['id', 'state', 'year', 'createdBy'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();

/** Undefined where there is an edition of that year. */
export const insertEdition = (trx: Transaction, row: Insertable<CitiesIndexEdition>) =>
	trx
		.insertInto('citiesIndexEdition')
		.values(row)
		.onConflict((conflict) => conflict.column('year').doNothing())
		.returning('id')
		.executeTakeFirst();

export async function insertScores(
	trx: Transaction,
	editionId: number,
	scores: readonly Score[],
): Promise<void> {
	for (const batch of batches(scores, 500))
		await trx
			.insertInto('citiesIndexScore')
			.values(batch.map((score) => ({ editionId, ...score })))
			.execute();
}

export const updateEdition = (trx: Transaction, id: number, row: Updateable<CitiesIndexEdition>) =>
	trx.updateTable('citiesIndexEdition').set(row).where('id', '=', id).execute();

export const deleteEdition = (trx: Transaction, id: number) =>
	trx.deleteFrom('citiesIndexEdition').where('id', '=', id).execute();
