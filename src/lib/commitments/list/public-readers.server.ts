/** What everybody may read about commitments. */
import { isPublic, type CommitmentInList } from '#lib/commitments/commitment.ts';
import * as lists from '#lib/commitments/list/list-queries.server.ts';
import type { CommitmentFilter } from '#lib/commitments/list/list.ts';
import { publicLife } from '#lib/commitments/commitment-page.server.ts';
import { findBySlug } from '#lib/commitments/queries.server.ts';
import { today, withHealth } from '#lib/commitments/readers.server.ts';
import { resultsByEdition } from '#lib/commitments/totals/results.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import * as totals from '#lib/commitments/totals/totals-queries.server.ts';
import { theoryOf } from '#lib/commitments/theory/theory-queries.server.ts';
import { isWritten } from '#lib/commitments/theory/theory.ts';
import { historyOf } from '#lib/commitments/workspace.server.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { found, notFound } from '#lib/platform/errors.ts';

const pageSize = 20;

/** Whoever is to confirm a commitment is named once they have said that they are in. */
const withoutUnasked = <Row extends CommitmentInList>(row: Row): Row =>
	row.counterpartAgreedAt ? row : { ...row, counterpart: null, counterpartId: null };

/** A page of commitments by deadline. `after` is the address' cursor. */
export async function publicList(
	db: Handle,
	filter: CommitmentFilter,
	after: string | null,
	limit = pageSize,
) {
	const { rows, next, first } = await lists.listCommitments(db, filter, {
		today: today(),
		limit,
		after,
	});
	return { commitments: rows.map(withoutUnasked).map(withHealth), next, first, today: today() };
}

/** A commitment that has been accepted, of who is shown, with its steps, changes and end. @throws 404 otherwise */
export async function publicCommitment(db: Handle, slug: string) {
	const commitment = found(await findBySlug(db, slug));
	if (!commitment.shown || !isPublic(commitment.state)) notFound();
	const [history, life] = await Promise.all([historyOf(db, commitment.id), publicLife(db, commitment)]);
	return { commitment: withHealth(withoutUnasked(commitment)), ...history, life, today: today() };
}

/** How an accepted commitment is thought to work. @throws 404 where nothing is written */
export async function publicTheory(db: Handle, slug: string) {
	const commitment = found(await findBySlug(db, slug));
	const theory = await theoryOf(db, commitment.id);
	if (!commitment.shown || !isPublic(commitment.state) || !isWritten(theory)) notFound();
	return { commitment: withoutUnasked(commitment), theory };
}

/** Per edition of the policy, focus area and goal what was promised and delivered, by level; for the city or one district. */
export async function publicResults(db: Handle, district: DistrictNr | null) {
	const scope = district === null ? {} : { district };
	const [rows, leftOut] = await Promise.all([
		totals.resultRows(db, scope, today()),
		totals.leftOut(db, scope, today()),
	]);
	return { editions: resultsByEdition(rows), leftOut };
}
