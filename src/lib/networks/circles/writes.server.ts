/** What is written of circles and their decisions. */
import type { Insertable, Updateable } from 'kysely';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import type { Circle, CircleDecision } from '#lib/platform/database/tables.ts';

export const insertCircle = (trx: Transaction, row: Insertable<Circle>) =>
	trx.insertInto('circle').values(row).returning(['id', 'slug']).executeTakeFirstOrThrow();

export async function updateCircle(trx: Transaction, id: number, row: Updateable<Circle>): Promise<void> {
	await trx.updateTable('circle').set(row).where('id', '=', id).execute();
}

export const insertDecision = (trx: Transaction, row: Insertable<CircleDecision>) =>
	trx.insertInto('circleDecision').values(row).returning('id').executeTakeFirstOrThrow();

export async function setDone(
	trx: Transaction,
	id: number,
	done: { doneOn: string; doneBy: number },
): Promise<void> {
	await trx.updateTable('circleDecision').set(done).where('id', '=', id).execute();
}
