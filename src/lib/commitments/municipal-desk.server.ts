/** The municipality's desk for promises: proposals to answer, and promises that are called done. */
import type { Actor } from '#lib/accounts/actor.ts';
import { municipalityMay, roleIn } from '#lib/accounts/access.ts';
import { mayDecide, mayDecideOutcome, sidesOfProposal } from '#lib/commitments/access.ts';
import { openClosings } from '#lib/commitments/closing-queries.server.ts';
import type { CommitmentInList } from '#lib/commitments/commitment.ts';
import { openProposals } from '#lib/commitments/proposal-queries.server.ts';
import { withHealth, today } from '#lib/commitments/readers.server.ts';
import type { Database } from '#lib/platform/database.server.ts';

const size = 20;

/** `2026-11-22T10:00:00.000Z_17` */
function readMomentCursor(text: string | null) {
	const [at = '', id = ''] = text?.split('_') ?? [];
	return /^\d{4}-[\d-]{5}T[\d:.]{8,12}Z$/.test(at) && /^\d{1,9}$/.test(id)
		? { at, id: Number(id) }
		: undefined;
}

function decidable(actor: Actor, row: CommitmentInList) {
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
		openProposals(db, size + 1, readMomentCursor(after.proposal)),
		openClosings(db, { municipal, after: readMomentCursor(after.closing ?? null), limit: size + 1 }),
	]);
	const shown = proposals.slice(0, size);
	const lastProposal = shown.at(-1);
	const shownClosings = closings.slice(0, size);
	const lastClosing = shownClosings.at(-1);
	return {
		proposals: shown.map((row) => ({
			...withHealth(row),
			...decidable(actor, row),
		})),
		nextProposals:
			proposals.length > size && lastProposal
				? `${lastProposal.stateChangedAt.toISOString()}_${lastProposal.id}`
				: null,
		closings: shownClosings.map((row) => ({
			...withHealth(row),
			open: mayDecideOutcome(
				actor,
				{ organisation: row.closedBy, reportedBy: row.reportedBy },
				{ otherSides: [] },
			).some(({ as }) => as === 'municipality'),
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
