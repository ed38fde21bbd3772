/** SQL of the lighthouse projects. */
import { sql, type Insertable, type Updateable } from 'kysely';
import { mostResults, mostSteps } from '#lib/followup/lighthouses/lighthouse.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { Lighthouse, LighthouseMilestone, LighthouseResult } from '#lib/platform/database/tables.ts';

/** A policy has a handful: a bound, not a page. */
const mostLighthouses = 100;

const columns = ['id', 'key', 'what', 'place', 'districtNr', 'lat', 'lng'] as const;
const stepsThat = (condition: string) =>
	sql<number>`(select count(*)::int from lighthouse_milestone s where s.lighthouse_id = lighthouse.id and ${sql.raw(condition)})`;

/** Those that are described, with how many of their steps are reached. */
export const listLighthouses = (db: Handle) =>
	db
		.selectFrom('lighthouse')
		.select(columns)
		.select([stepsThat('true').as('steps'), stepsThat('s.reached_at is not null').as('reached')])
		.orderBy('id')
		.limit(mostLighthouses)
		.execute();

export const findLighthouse = (db: Handle, key: string) =>
	db.selectFrom('lighthouse').select(columns).where('key', '=', key).executeTakeFirst();

export const lockLighthouse = (trx: Transaction, key: string) =>
	trx.selectFrom('lighthouse').select(columns).where('key', '=', key).forUpdate().executeTakeFirst();

export const stepsOf = (db: Handle, lighthouseId: number) =>
	db
		.selectFrom('lighthouseMilestone')
		.select(['id', 'title', 'dueOn', 'reachedAt'])
		.where('lighthouseId', '=', lighthouseId)
		.orderBy('dueOn')
		.orderBy('id')
		.limit(mostSteps)
		.execute();

/** The newest first. */
export const resultsOf = (db: Handle, lighthouseId: number) =>
	db
		.selectFrom('lighthouseResult')
		.select(['id', 'foundOn', 'words', 'source', 'sourceUrl'])
		.where('lighthouseId', '=', lighthouseId)
		.orderBy('foundOn', 'desc')
		.orderBy('id', 'desc')
		.limit(mostResults)
		.execute();

/** Of all projects, each in the order in which they are due. */
export const allSteps = (db: Handle) =>
	db
		.selectFrom('lighthouseMilestone')
		.select(['lighthouseId', 'title', 'dueOn', 'reachedAt'])
		.orderBy('lighthouseId')
		.orderBy('dueOn')
		.orderBy('id')
		.limit(mostLighthouses * mostSteps)
		.execute();

/** Of all projects, each the newest first. */
export const allResults = (db: Handle) =>
	db
		.selectFrom('lighthouseResult')
		.select(['lighthouseId', 'foundOn', 'words', 'source'])
		.orderBy('lighthouseId')
		.orderBy('foundOn', 'desc')
		.orderBy('id', 'desc')
		.limit(mostLighthouses * mostResults)
		.execute();

/** Those that lean on a promise. */
export const carriedBy = (db: Handle, commitmentId: number) =>
	db
		.selectFrom('lighthouse')
		.innerJoin('lighthouseCommitment as l', 'l.lighthouseId', 'lighthouse.id')
		.select(['lighthouse.id', 'lighthouse.key'])
		.where('l.commitmentId', '=', commitmentId)
		.orderBy('lighthouse.id')
		.limit(mostLighthouses)
		.execute();

/** Undefined where somebody else described it just now. */
export const insertLighthouse = (trx: Transaction, row: Insertable<Lighthouse>) =>
	trx
		.insertInto('lighthouse')
		.values(row)
		.onConflict((conflict) => conflict.column('key').doNothing())
		.returning('id')
		.executeTakeFirst();

export const updateLighthouse = (trx: Transaction, id: number, row: Updateable<Lighthouse>) =>
	trx.updateTable('lighthouse').set(row).where('id', '=', id).execute();

export const insertStep = (trx: Transaction, row: Insertable<LighthouseMilestone>) =>
	trx.insertInto('lighthouseMilestone').values(row).execute();

/** @returns those that were not so before */
export const markStep = (trx: Transaction, lighthouseId: number, id: number, reachedAt: Date | null) =>
	trx
		.updateTable('lighthouseMilestone')
		.set({ reachedAt })
		.where('lighthouseId', '=', lighthouseId)
		.where('id', '=', id)
		.where('reachedAt', reachedAt ? 'is' : 'is not', null)
		.returning('id')
		.execute();

export const deleteStep = (trx: Transaction, lighthouseId: number, id: number) =>
	trx
		.deleteFrom('lighthouseMilestone')
		.where('lighthouseId', '=', lighthouseId)
		.where('id', '=', id)
		.returning('id')
		.execute();

export const insertResult = (trx: Transaction, row: Insertable<LighthouseResult>) =>
	trx.insertInto('lighthouseResult').values(row).execute();

export const deleteResult = (trx: Transaction, lighthouseId: number, id: number) =>
	trx
		.deleteFrom('lighthouseResult')
		.where('lighthouseId', '=', lighthouseId)
		.where('id', '=', id)
		.returning('id')
		.execute();
