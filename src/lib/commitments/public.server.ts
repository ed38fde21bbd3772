/** What everybody may read about promises. */
import { isPublic } from '#lib/commitments/commitment.ts';
import { pageOf, readDayCursor } from '#lib/commitments/contribution.ts';
import * as lists from '#lib/commitments/list-queries.server.ts';
import type { CommitmentFilter } from '#lib/commitments/list.ts';
import { findBySlug } from '#lib/commitments/queries.server.ts';
import { today, withHealth } from '#lib/commitments/readers.server.ts';
import { resultsByArea } from '#lib/commitments/results.ts';
import type { Handle } from '#lib/commitments/rows.server.ts';
import { historyOf } from '#lib/commitments/workspace.server.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { found, notFound } from '#lib/platform/errors.ts';

const pageSize = 20;

/** A page of promises by deadline. `after` is the address' cursor. */
export async function publicList(db: Handle, filter: CommitmentFilter, after: string | null) {
	const rows = await lists.listCommitments(db, filter, {
		today: today(),
		limit: pageSize + 1,
		after: readDayCursor(after),
	});
	const page = pageOf(rows, pageSize, ({ dueOn }) => dueOn);
	return { commitments: page.rows.map(withHealth), next: page.next, today: today() };
}

/** A promise that has been accepted, with its history. @throws 404 otherwise */
export async function publicCommitment(db: Handle, slug: string, after: string | null) {
	const commitment = found(await findBySlug(db, slug));
	if (!isPublic(commitment.state)) notFound();
	const history = await historyOf(db, commitment.id, pageSize, readDayCursor(after));
	return { commitment: withHealth(commitment), ...history, today: today() };
}

/** Per focus area and goal what was promised and delivered, by level; for the city or one district. */
export const publicResults = async (db: Handle, district: DistrictNr | null) =>
	resultsByArea(await lists.resultRows(db, today(), district ?? undefined));
