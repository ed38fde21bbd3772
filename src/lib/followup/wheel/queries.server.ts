/** SQL of the year's wheel. What was removed is asked for by nobody. */
import { sql, type Insertable, type Updateable } from 'kysely';
import { addDays } from '#lib/i18n/copenhagen.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { WheelTask } from '#lib/platform/database/tables.ts';

interface Days {
	first: string;
	last: string;
}

/** More than a year has room for; the page says where it is cut. */
export const mostInYear = 200;

const tasks = (db: Handle) =>
	db
		.selectFrom('wheelTask as t')
		.leftJoin('person as p', 'p.id', 't.ownerId')
		.select(['t.id', 't.ring', 't.title', 't.note', 't.startsOn', 't.dueOn', 't.yearly', 't.ownerId'])
		.select([
			't.remindDays',
			't.boardKind',
			't.doneAt',
			't.createdAt',
			't.changedAt',
			't.revision',
			'p.name as ownerName',
		])
		.where('t.removedAt', 'is', null);

/** Of which some day lies from `first` to `last`, in the order in which they are due. */
export const tasksBetween = (db: Handle, { first, last }: Days) =>
	tasks(db)
		.where('t.dueOn', '>=', first)
		// None takes longer than a year.
		.where('t.dueOn', '<=', addDays(last, 366))
		.where('t.startsOn', '<=', last)
		.orderBy('t.dueOn')
		.orderBy('t.id')
		.limit(mostInYear)
		.execute();

/** Days that are about seats on boards, from today on and no more than these, in the order in which they come. */
export const boardDaysFrom = (db: Handle, today: string, limit: number) =>
	db
		.selectFrom('wheelTask as t')
		.select(['t.id', 't.title', 't.startsOn', 't.dueOn'])
		.select((eb) => eb.ref('t.boardKind').$notNull().as('boardKind'))
		.where('t.removedAt', 'is', null)
		.where('t.boardKind', 'is not', null)
		.where('t.dueOn', '>=', today)
		.orderBy('t.dueOn')
		.orderBy('t.id')
		.limit(limit)
		.execute();

/** What is late, the longest first. */
export const lateTasks = (db: Handle, today: string) =>
	tasks(db)
		.where('t.doneAt', 'is', null)
		.where('t.dueOn', '<', today)
		.orderBy('t.dueOn')
		.orderBy('t.id')
		.limit(mostInYear)
		.execute();

export const findTask = (db: Handle, id: number) => tasks(db).where('t.id', '=', id).executeTakeFirst();

export const lockTask = (trx: Transaction, id: number) =>
	trx
		.selectFrom('wheelTask')
		.selectAll()
		.where('id', '=', id)
		.where('removedAt', 'is', null)
		.forUpdate()
		.executeTakeFirst();

/** @returns null where the task that it follows has one already */
export const insertTask = (trx: Transaction, row: Insertable<WheelTask>) =>
	trx
		.insertInto('wheelTask')
		.values(row)
		.onConflict((conflict) => conflict.column('rolledFromId').doNothing())
		.returning('id')
		.executeTakeFirst();

export const updateTask = (trx: Transaction, id: number, row: Updateable<WheelTask>) =>
	trx.updateTable('wheelTask').set(row).where('id', '=', id).execute();

/** Held until the transaction ends: those of every year that are over or done, and have nothing after them yet. */
export const lockToRoll = (trx: Transaction, today: string, limit: number) =>
	trx
		.selectFrom('wheelTask as t')
		.selectAll()
		.where('t.removedAt', 'is', null)
		.where('t.yearly', '=', true)
		.where((eb) => eb.or([eb('t.dueOn', '<', today), eb('t.doneAt', 'is not', null)]))
		.where((eb) =>
			eb.not(
				eb.exists(eb.selectFrom('wheelTask as n').select('n.id').whereRef('n.rolledFromId', '=', 't.id')),
			),
		)
		.orderBy('t.id')
		.limit(limit)
		.forUpdate()
		.skipLocked()
		.execute();

/** Held until the transaction ends: those whose owner is to be written to. */
export const lockToRemind = (trx: Transaction, roles: readonly string[], today: string, limit: number) =>
	trx
		.selectFrom('wheelTask as t')
		.innerJoin('person as p', 'p.id', 't.ownerId')
		.select(['t.id', 't.title', 't.dueOn', 'p.id as ownerId'])
		.where('t.removedAt', 'is', null)
		.where('t.doneAt', 'is', null)
		.where('t.remindedAt', 'is', null)
		.where('t.dueOn', '<=', addDays(today, 90))
		.where(sql<boolean>`t.due_on - t.remind_days <= ${today}::date`)
		.where(sql<boolean>`p.municipal_role = any(${[...roles]}::text[])`)
		.where('p.emailConfirmedAt', 'is not', null)
		.where('p.erasedAt', 'is', null)
		.orderBy('p.id')
		.orderBy('t.dueOn')
		.orderBy('t.id')
		.limit(limit)
		.forUpdate('t')
		.skipLocked()
		.execute();

/** The yearly conferences of these days that everybody may read of. */
export const conferencesBetween = (db: Handle, { first, last }: Days) =>
	db
		.selectFrom('conference')
		.select(['year', 'title', 'heldOn', 'publishedAt'])
		.where('publishedAt', 'is not', null)
		.where('heldOn', '>=', first)
		.where('heldOn', '<=', last)
		.orderBy('heldOn')
		.execute();

/** When each edition of the barometer was released, of those that were released in these days. */
export const releasesBetween = (db: Handle, { first, last }: Days) =>
	db
		.selectFrom('barometerEdition')
		.select(['halfYear', sql<string>`(released_at at time zone 'Europe/Copenhagen')::date`.as('releasedOn')])
		.where('state', '=', 'released')
		.where(sql<boolean>`(released_at at time zone 'Europe/Copenhagen')::date between ${first} and ${last}`)
		.orderBy('halfYear')
		.limit(20)
		.execute();
