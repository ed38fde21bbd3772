/** Running promises by deadline, for the municipality. Inactive partners are left out, as in every number of promises. */
import type { Actor } from '#lib/accounts/actor.ts';
import { today, withHealth, type CommitmentWithHealth } from '#lib/commitments/readers.server.ts';
import type { DeadlineFilter } from '#lib/municipality/deadlines/deadline-filter.ts';
import {
	deadlineChoices,
	deadlineCounts,
	deadlineRows,
} from '#lib/municipality/deadlines/deadline-queries.server.ts';
import { mustOversee } from '#lib/municipality/oversee.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

/** A page, the nearest deadline first, and how many each span and each choice of the filter gives. @throws 404 */
export async function deadlinePage(
	db: Database,
	actor: Actor,
	filter: DeadlineFilter,
	asked: { after: string | null; limit: number },
) {
	mustOversee(actor);
	const day = today();
	const [page, counts, choices] = await Promise.all([
		deadlineRows(db, filter, day, asked),
		deadlineCounts(db, filter, day),
		deadlineChoices(db, filter, day),
	]);
	return {
		promises: page.rows.map(withHealth),
		next: page.next,
		first: page.first,
		counts,
		choices,
		today: day,
	};
}

/** How many promises each of these filters gives, in their order. @throws 404 */
export async function howManyAreDue(
	db: Database,
	actor: Actor,
	filters: readonly DeadlineFilter[],
): Promise<number[]> {
	mustOversee(actor);
	const day = today();
	return Promise.all(filters.map(async (filter) => (await deadlineCounts(db, filter, day))[filter.within]));
}

const mostInFile = 20_000;

/** All that fits, for a file. @throws 404 */
export async function deadlineFile(
	db: Database,
	actor: Actor,
	filter: DeadlineFilter,
): Promise<CommitmentWithHealth[]> {
	mustOversee(actor);
	const { rows } = await deadlineRows(db, filter, today(), { after: null, limit: mostInFile });
	return rows.map(withHealth);
}
