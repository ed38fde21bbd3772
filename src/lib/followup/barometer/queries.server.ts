/** SQL of the barometer as its desk reads it: indicators, their figures, files that were handed in, editions. */
import { sql } from 'kysely';
import type { Figure } from '#lib/followup/barometer/indicator.ts';
import { metadataColumns } from '#lib/followup/barometer/metadata.ts';
import type { Database, Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { columnsOf } from '#lib/platform/database/rows.ts';
import { keyset, type Asked } from '#lib/platform/lists/keyset.server.ts';

/** A policy has a handful; this is a bound, not a page. */
const mostIndicators = 200;
const mostEditions = 60;

export const figureColumns = [
	'halfYear',
	'halfYearLabel',
	'districtNr',
	'value',
	'reference',
	'withheld',
	'provisional',
	'base',
	'note',
] as const satisfies readonly (keyof Figure)[];

export const definitionColumns = [
	'goal',
	'name',
	'nameEn',
	'unit',
	'unitEn',
	'direction',
	'decimals',
	'countsPeople',
	'baselineOn',
	'target',
	'targetOn',
	'tolerance',
	'source',
	'sourceUrl',
	'method',
	'methodEn',
	...metadataColumns,
] as const;

/** Those that are measured, by goal, each with its newest figure of the whole city. */
export const listIndicators = (db: Handle) =>
	db
		.selectFrom('indicator')
		.leftJoinLateral(
			(eb) =>
				eb
					.selectFrom('observation as o')
					.select(['o.halfYear', 'o.halfYearLabel', 'o.value', 'o.withheld', 'o.provisional'])
					.whereRef('o.indicatorId', '=', 'indicator.id')
					.where('o.districtNr', 'is', null)
					.orderBy('o.halfYear', 'desc')
					.limit(1)
					.as('newest'),
			(join) => join.onTrue(),
		)
		.select(columnsOf('indicator', ['createdAt', 'createdBy']))
		.select([
			'newest.halfYear',
			'newest.halfYearLabel',
			'newest.value',
			'newest.withheld',
			'newest.provisional',
		])
		.where('retiredAt', 'is', null)
		.orderBy('goal')
		.orderBy('id')
		.limit(mostIndicators)
		.execute();

export const findIndicator = (db: Handle, slug: string) =>
	db
		.selectFrom('indicator')
		.select(columnsOf('indicator', ['createdAt', 'createdBy']))
		.where('slug', '=', slug)
		.executeTakeFirst();

export const lockIndicator = (trx: Transaction, slug: string) =>
	trx
		.selectFrom('indicator')
		.select(columnsOf('indicator', ['createdAt', 'createdBy']))
		.where('slug', '=', slug)
		.forUpdate()
		.executeTakeFirst();

export const breaksOf = (db: Handle, indicatorId: number) =>
	db
		.selectFrom('indicatorBreak')
		.select(['halfYear', 'words'])
		.where('indicatorId', '=', indicatorId)
		.orderBy('halfYear')
		.limit(mostIndicators)
		.execute();

const newestFirst = keyset(['observation.halfYear', 'desc', 'day'], ['observation.id', 'desc', 'id']);

/** The newest half-year first. */
export const figuresOf = (db: Database, indicatorId: number, asked: Asked) =>
	newestFirst.page(
		db
			.selectFrom('observation')
			.select(['observation.id', ...figureColumns.map((column) => `observation.${column}` as const)])
			.where('indicatorId', '=', indicatorId),
		asked,
	);

/** The last few files, the newest first. */
export const importsOf = (db: Handle, indicatorId: number, limit: number) =>
	db
		.selectFrom('observationImport')
		.select(['id', 'fileName', 'state', 'problem', 'detail', 'taken', 'refused', 'uploadedAt'])
		.where('indicatorId', '=', indicatorId)
		.orderBy('uploadedAt', 'desc')
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();

/** The lines that were refused, from the first. */
export const refusalsOf = (db: Handle, importId: number, limit: number) =>
	db
		.selectFrom('observationImportRefusal')
		.select(['line', 'refusal', 'detail'])
		.where('importId', '=', importId)
		.orderBy('line')
		.orderBy('id')
		.limit(limit)
		.execute();

export const lockImport = (trx: Transaction, id: number) =>
	trx
		.selectFrom('observationImport')
		.innerJoin('indicator', 'indicator.id', 'observationImport.indicatorId')
		.select(['observationImport.id', 'indicatorId', 'indicator.direction', 'state', 'content', 'uploadedBy'])
		.where('observationImport.id', '=', id)
		.forUpdate('observationImport')
		.executeTakeFirst();

const named = (column: string) =>
	sql<string | null>`(select p.name from person p where p.id = ${sql.ref(`e.${column}`)})`;

const editions = (db: Handle) =>
	db
		.selectFrom('barometerEdition as e')
		.select(['e.id', 'e.halfYear', 'e.state', 'e.draftedBy', 'e.begunAt', 'e.draftedAt', 'e.checkedAt'])
		.select(['e.checkWords', 'e.releasedAt', 'e.returnedAt', 'e.returnWords'])
		.select([
			named('begun_by').as('begunByName'),
			named('drafted_by').as('draftedByName'),
			named('checked_by').as('checkedByName'),
			named('released_by').as('releasedByName'),
			named('returned_by').as('returnedByName'),
		]);

/** With who and when, the newest first. */
export const listEditions = (db: Handle) =>
	editions(db).orderBy('e.halfYear', 'desc').limit(mostEditions).execute();

export const findEdition = (db: Handle, halfYear: string) =>
	editions(db).where('e.halfYear', '=', halfYear).executeTakeFirst();

export const lockEdition = (trx: Transaction, halfYear: string) =>
	trx
		.selectFrom('barometerEdition')
		.select(['id', 'halfYear', 'state', 'draftedBy'])
		.where('halfYear', '=', halfYear)
		.forUpdate()
		.executeTakeFirst();

/** What is still missing: indicators of an edition without a figure, or a reason why not, of its half-year. */
export const missingIn = (db: Handle, edition: { id: number; halfYear: string }) =>
	db
		.selectFrom('barometerEditionIndicator as i')
		.select(['i.indicatorId as id', 'i.slug', 'i.name'])
		.where('i.editionId', '=', edition.id)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('observation as o')
						.select('o.id')
						.whereRef('o.indicatorId', '=', 'i.indicatorId')
						.where('o.halfYear', '=', edition.halfYear)
						.where('o.districtNr', 'is', null),
				),
			),
		)
		.orderBy('i.goal')
		.orderBy('i.indicatorId')
		.limit(mostIndicators)
		.execute();
