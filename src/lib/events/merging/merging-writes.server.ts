/** SQL of one event that goes up in another. */
import { sql } from 'kysely';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/** Of two sign-ups with one e-mail the better one stays: a seat, then a place in the queue, then a question in a mail. */
export async function leaveTwice(trx: Transaction, fromId: number, intoId: number, at: Date): Promise<void> {
	await sql`
		with active as (
			select id, lower(email) as email, row_number() over (partition by lower(email)
				order by array_position(array['confirmed', 'waiting', 'unconfirmed'], state), event_id = ${fromId}, id) as place
			from registration where event_id in (${fromId}, ${intoId}) and state <> 'cancelled'
		)
		update registration r set state = 'cancelled', cancelled_at = ${at}, held_until = null
		from active where active.id = r.id and active.place > 1`.execute(trx);
}

export const moveRows = (trx: Transaction, fromId: number, intoId: number) =>
	trx.updateTable('registration').set({ eventId: intoId }).where('eventId', '=', fromId).execute();

/** It is on no list any more, and its address, with those that led to it, leads to the other. */
export async function setMerged(
	trx: Transaction,
	from: { id: number; sequence: number; occurrenceOn: string | null },
	intoId: number,
	{ at, by }: { at: Date; by: number | null },
): Promise<void> {
	await trx.updateTable('event').set({ mergedIntoId: intoId }).where('mergedIntoId', '=', from.id).execute();
	await trx
		.updateTable('event')
		.set({
			state: 'draft',
			mergedIntoId: intoId,
			stateChangedAt: at,
			stateChangedBy: by,
			sequence: from.sequence + 1,
			detached: from.occurrenceOn !== null,
		})
		.where('id', '=', from.id)
		.execute();
}
