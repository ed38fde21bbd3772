/** SQL of what was decided at a conference. */
import { sql, type Insertable, type Updateable } from 'kysely';
import { mostBeside } from '#lib/dialogue/barriers/barrier.ts';
import { thingsOf } from '#lib/dialogue/desk/link-queries.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { ConferenceDecision } from '#lib/platform/database/tables.ts';

const mostOpen = 60;

const decisions = (db: Handle) =>
	db
		.selectFrom('conferenceDecision as d')
		.innerJoin('conference as c', 'c.id', 'd.conferenceId')
		.select(['d.id', 'd.words', 'd.committee', 'd.owner', 'd.dueOn', 'd.doneOn', 'd.outcome', 'c.year']);

/** What is due first stands first. */
export const decisionsOf = (db: Handle, conferenceId: number) =>
	decisions(db).where('d.conferenceId', '=', conferenceId).orderBy('d.dueOn').orderBy('d.id').execute();

/** Of every year: what is not done yet, what is due first. */
export const openDecisions = (db: Handle) =>
	decisions(db)
		.where('d.doneOn', 'is', null)
		.where('c.publishedAt', 'is not', null)
		.orderBy('d.dueOn')
		.orderBy('d.id')
		.limit(mostOpen)
		.execute();

/** Held until the transaction ends. */
export const lockDecision = (trx: Transaction, year: number, id: number) =>
	trx
		.selectFrom('conferenceDecision as d')
		.innerJoin('conference as c', 'c.id', 'd.conferenceId')
		.selectAll('d')
		.select('c.heldOn')
		.where('d.id', '=', id)
		.where('c.year', '=', year)
		.forUpdate('d')
		.executeTakeFirst();

export const findDecision = (db: Handle, year: number, id: number) =>
	decisions(db).where('d.id', '=', id).where('c.year', '=', year).executeTakeFirst();

export const insertDecision = (trx: Transaction, row: Insertable<ConferenceDecision>) =>
	trx.insertInto('conferenceDecision').values(row).returning('id').executeTakeFirstOrThrow();

export const updateDecision = (trx: Transaction, id: number, row: Updateable<ConferenceDecision>) =>
	trx.updateTable('conferenceDecision').set(row).where('id', '=', id).execute();

/** What these were carried into, as everybody may read it; a barrier that was merged is the one it became. */
export const carriedInto = (db: Handle, ids: readonly number[]) =>
	thingsOf(
		db,
		sql`(select d.id, d.commitment_id, d.action_id, null::integer as posting_id,
				(select coalesce(b.merged_into_id, b.id) from barrier b where b.id = d.barrier_id) as barrier_id
			from conference_decision d where d.id = any(${[...ids]}::integer[]))`,
	);

/** What was decided at a conference that everybody reads and carried into this; into a barrier also by one that was merged into it. */
export const decidedBehind = (
	db: Handle,
	{ kind, id }: { kind: 'commitment' | 'action' | 'barrier'; id: number },
) =>
	decisions(db)
		.where('c.publishedAt', 'is not', null)
		.$if(kind === 'commitment', (query) => query.where('d.commitmentId', '=', id))
		.$if(kind === 'action', (query) => query.where('d.actionId', '=', id))
		.$if(kind === 'barrier', (query) =>
			query.where(
				sql<boolean>`d.barrier_id in (select b.id from barrier b where b.id = ${id} or b.merged_into_id = ${id})`,
			),
		)
		.orderBy('d.id')
		.limit(mostBeside)
		.execute();
