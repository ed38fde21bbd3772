/** SQL that writes action plans. What an action has read is only added to. */
import { sql, type Insertable, type Updateable } from 'kysely';
import { wordingKeys, type Wording } from '#lib/followup/plans/action.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import type { ActionPlan, PlanAction } from '#lib/platform/database/tables.ts';

/** Undefined where the committee has a plan from that day already. */
export const insertPlan = (trx: Transaction, row: Insertable<ActionPlan>) =>
	trx
		.insertInto('actionPlan')
		.values(row)
		.onConflict((conflict) => conflict.columns(['committee', 'startsOn']).doNothing())
		.returning(['id', 'slug'])
		.executeTakeFirst();

export const updatePlan = (trx: Transaction, id: number, row: Updateable<ActionPlan>) =>
	trx.updateTable('actionPlan').set(row).where('id', '=', id).execute();

export const insertAction = (trx: Transaction, row: Insertable<PlanAction>) =>
	trx.insertInto('planAction').values(row).returning(['id', 'slug']).executeTakeFirstOrThrow();

export const updateAction = (trx: Transaction, id: number, row: Updateable<PlanAction>) =>
	trx.updateTable('planAction').set(row).where('id', '=', id).execute();

/** Keeps what the action says now, as its next wording. */
export async function insertWording(
	trx: Transaction,
	actionId: number,
	wording: Wording,
	written: { reason: string | null; writtenAt: Date; writtenBy: number },
): Promise<void> {
	const said = Object.fromEntries(wordingKeys.map((key) => [key, wording[key]])) as unknown as Wording;
	await trx
		.insertInto('planActionRevision')
		.values({
			...said,
			...written,
			actionId,
			number: sql<number>`(select coalesce(max(r.number), 0) + 1 from plan_action_revision r where r.action_id = ${actionId})`,
		})
		.execute();
}
