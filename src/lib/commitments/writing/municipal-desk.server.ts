/** The municipality's desk for promises: proposals to answer, and promises that are called done. */
import type { Actor } from '#lib/accounts/actor.ts';
import { municipalityMay, roleIn } from '#lib/accounts/access.ts';
import { mayDecide, mayDecideOutcome, sidesOfProposal } from '#lib/commitments/access.ts';
import { openClosings } from '#lib/commitments/closing/closing-queries.server.ts';
import type { Commitment, CommitmentInList } from '#lib/commitments/commitment.ts';
import { openProposals } from '#lib/commitments/writing/proposal-queries.server.ts';
import { withHealth, today } from '#lib/commitments/readers.server.ts';
import { momentCursorIn } from '#lib/platform/address-values.ts';
import type { Database } from '#lib/platform/database.server.ts';

const size = 20;

function decidable(actor: Actor, row: CommitmentInList & Pick<Commitment, 'createdBy'>) {
	const around = { leadId: row.partnership?.leadId ?? null, partyIds: row.parties.map(({ id }) => id) };
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
		openProposals(db, size + 1, momentCursorIn(after.proposal)),
		openClosings(db, { municipal, after: momentCursorIn(after.closing), limit: size + 1 }),
	]);
	const shown = proposals.slice(0, size);
	const lastProposal = shown.at(-1);
	const shownClosings = closings.slice(0, size);
	const lastClosing = shownClosings.at(-1);
	return {
		proposals: shown.map(({ createdBy, ...row }) => ({
			...withHealth(row),
			...decidable(actor, { ...row, createdBy }),
		})),
		nextProposals:
			proposals.length > size && lastProposal
				? `${lastProposal.stateChangedAt.toISOString()}_${lastProposal.id}`
				: null,
		closings: shownClosings.map(({ reportedBy, ...row }) => ({
			...withHealth(row),
			open: mayDecideOutcome(actor, { organisation: row.closedBy, reportedBy }, { otherSides: [] }).some(
				({ as }) => as === 'municipality',
			),
			ownCase: roleIn(actor, row.closedBy.id) !== null,
		})),
		nextClosings:
			closings.length > size && lastClosing
				? `${lastClosing.reportedAt.toISOString()}_${lastClosing.closingId}`
				: null,
		own: municipal,
		today: today(),
	};
}
