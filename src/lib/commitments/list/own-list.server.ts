/** The public commitments on a partner's or partnership's own page, a page at a time: those that run first, by deadline. */
import { sql, type RawBuilder } from 'kysely';
import { withHealth, type CommitmentWithHealth } from '#lib/commitments/readers.server.ts';
import { commitmentRows, isOwnerShown, ofOrganisation } from '#lib/commitments/rows.server.ts';
import { keyset } from '#lib/platform/lists/keyset.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

const pageSize = 12;
const runningFirst = keyset(
	[sql`case when commitment.state in ('active', 'reported') then 0 else 1 end`, 'asc', 'count'],
	['commitment.dueOn', 'asc', 'day'],
	['commitment.id', 'asc', 'id'],
);

export interface CommitmentPage {
	commitments: CommitmentWithHealth[];
	/** Null on the last page. */
	next: string | null;
	first: boolean;
}

async function page(db: Handle, whose: RawBuilder<boolean>, after: string | null): Promise<CommitmentPage> {
	const { rows, next, first } = await runningFirst.page(
		commitmentRows(db)
			.where(whose)
			.where('commitment.state', 'not in', ['draft', 'proposed', 'declined'])
			.where(isOwnerShown),
		{ after, limit: pageSize },
	);
	return { commitments: rows.map(withHealth), next, first };
}

/** Its own commitments and those of partnerships it has signed. */
export const commitmentsOf = (
	db: Handle,
	organisationId: number,
	after: string | null,
): Promise<CommitmentPage> => page(db, ofOrganisation(organisationId), after);

export const commitmentsOfPartnership = (
	db: Handle,
	partnershipId: number,
	after: string | null,
): Promise<CommitmentPage> => page(db, sql<boolean>`commitment.partnership_id = ${partnershipId}`, after);
