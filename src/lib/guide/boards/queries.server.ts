/** SQL of what is promised of seats on boards: the sum that the results have, by where the promises are for. */
import { sql } from 'kysely';
import { isCounted, isPromised } from '#lib/commitments/totals/counted-rows.server.ts';
import type { Promised } from '#lib/guide/boards/seats.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import type { CommitmentTypeKey } from '#lib/policy/catalogue.ts';

/** The type of promise that counts seats on boards. */
export const seatPromise: CommitmentTypeKey = 'board-seats';

export async function promisedSeats(db: Handle, today: string): Promise<Promised[]> {
	const { rows } = await sql<Promised>`
		select commitment.districts, sum(commitment.target)::float8 as seats from commitment
		where commitment.type = ${seatPromise} and ${isPromised} and ${isCounted(today)}
		group by commitment.districts order by commitment.districts`.execute(db);
	return rows;
}
