/** SQL of barriers that were taken down, and of the appeals against it. */
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { sql } from 'kysely';
import type { TakedownReason } from '#lib/listings/takedown.ts';

const takedowns = (db: Handle) =>
	db
		.selectFrom('barrierTakedown')
		.select(['id', 'words', 'takenDownAt', 'takenDownBy', 'appeal', 'appealedAt', 'decisionWords'])
		.select(['decidedAt', 'decidedBy'])
		.select([
			sql<TakedownReason>`reason`.as('reason'),
			sql<'restored' | 'upheld' | null>`decision`.as('decision'),
			sql<'received' | 'shown' | 'owned' | 'answered'>`state_before`.as('stateBefore'),
		]);

/** The last one; undefined where it was never taken down. */
export const lastTakedown = (db: Handle, barrierId: number) =>
	takedowns(db).where('barrierId', '=', barrierId).orderBy('id', 'desc').limit(1).executeTakeFirst();
export type BarrierTakedownCase = NonNullable<Awaited<ReturnType<typeof lastTakedown>>>;

/** Held until the transaction ends. */
export const lockTakedown = (trx: Transaction, barrierId: number) =>
	takedowns(trx)
		.where('barrierId', '=', barrierId)
		.orderBy('id', 'desc')
		.limit(1)
		.forUpdate()
		.executeTakeFirst();
