/** The municipality's desk for commitments: proposals to answer, and commitments that are called done. */
import type { Actor } from '#lib/accounts/actor.ts';
import { municipalityMay, roleIn } from '#lib/accounts/access.ts';
import { mayDecide, mayDecideOutcome, sidesOfProposal } from '#lib/commitments/access.ts';
import { openClosings } from '#lib/commitments/closing/closing-queries.server.ts';
import type { Commitment, CommitmentInList } from '#lib/commitments/commitment.ts';
import { namedIn } from '#lib/commitments/joint/party-queries.server.ts';
import { openProposals } from '#lib/commitments/writing/proposal-queries.server.ts';
import { withHealth, today } from '#lib/commitments/readers.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

const size = 10;

function decidable(actor: Actor, row: CommitmentInList & Pick<Commitment, 'createdBy'>) {
	const around = { partyIds: row.parties.map(({ id }) => id) };
	return {
		open: mayDecide(actor, row, around),
		ownCase: sidesOfProposal(row, around).some((id) => roleIn(actor, id) !== null),
	};
}

export async function municipalDesk(
	db: Database,
	actor: Actor,
	after: { proposal: string | null; closing?: string | null },
) {
	const municipal = municipalityMay(actor, 'verify-own');
	const [proposals, closings] = await Promise.all([
		openProposals(db, { after: after.proposal, limit: size }),
		openClosings(db, { municipal, after: after.closing, limit: size }),
	]);
	const named = await namedIn(
		db,
		proposals.rows.filter(({ partnershipId }) => partnershipId).map(({ id }) => id),
	);
	return {
		proposals: proposals.rows.map(({ createdBy, ...row }) => ({
			...withHealth(row),
			...decidable(actor, { ...row, createdBy }),
			named: named.filter(({ commitmentId }) => commitmentId === row.id),
		})),
		nextProposals: proposals.next,
		closings: closings.rows.map(({ reportedBy, ...row }) => ({
			...withHealth(row),
			open: mayDecideOutcome(actor, { organisation: row.closedBy, reportedBy }, { otherSides: [] }).some(
				({ as }) => as === 'municipality',
			),
			ownCase: roleIn(actor, row.closedBy.id) !== null,
		})),
		nextClosings: closings.next,
		own: municipal,
		today: today(),
	};
}
