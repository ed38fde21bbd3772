/** The public commitments on a partner's or partnership's own page, a page at a time: those that run first, by deadline. */
import * as queries from '#lib/commitments/list/list-queries.server.ts';
import { withHealth, type CommitmentWithHealth } from '#lib/commitments/readers.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

const limit = 12;

export interface CommitmentPage {
	commitments: CommitmentWithHealth[];
	/** Null on the last page. */
	next: string | null;
	first: boolean;
}

const shown = ({ rows, next, first }: Awaited<ReturnType<typeof queries.ofPartnership>>): CommitmentPage => ({
	commitments: rows.map(withHealth),
	next,
	first,
});

/** Its own commitments and those of partnerships it has signed. */
export const commitmentsOf = async (
	db: Handle,
	organisationId: number,
	after: string | null,
): Promise<CommitmentPage> => shown(await queries.ofPartner(db, organisationId, { after, limit }));

export const commitmentsOfPartnership = async (
	db: Handle,
	partnershipId: number,
	after: string | null,
): Promise<CommitmentPage> => shown(await queries.ofPartnership(db, partnershipId, { after, limit }));
