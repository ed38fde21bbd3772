/** The municipality's desk for promises: proposals to answer and reports to verify. */
import type { Actor } from '#lib/accounts/actor.ts';
import { municipalityMay } from '#lib/accounts/access.ts';
import { mayDecide } from '#lib/commitments/access.ts';
import { unconfirmedReports } from '#lib/commitments/contribution-queries.server.ts';
import { openProposals } from '#lib/commitments/queries.server.ts';
import { withHealth, today } from '#lib/commitments/readers.server.ts';
import { verifiableBy } from '#lib/commitments/verifications.server.ts';
import type { Database } from '#lib/platform/database.server.ts';

const size = 20;

/** `2026-11-22T10:00:00.000Z_17` */
function readProposalCursor(text: string | null) {
	const [at = '', id = ''] = text?.split('_') ?? [];
	return /^\d{4}-[\d-]{5}T[\d:.]{8,12}Z$/.test(at) && /^\d{1,9}$/.test(id)
		? { at, id: Number(id) }
		: undefined;
}

export async function municipalDesk(
	db: Database,
	actor: Actor,
	after: { proposal: string | null; report: string | null },
) {
	const from = /^\d{1,9}$/.test(after.report ?? '') ? Number(after.report) : 0;
	const municipal = municipalityMay(actor, 'verify-own');
	const [proposals, reports] = await Promise.all([
		openProposals(db, size + 1, readProposalCursor(after.proposal)),
		unconfirmedReports(db, { municipal, after: from, limit: size + 1 }),
	]);
	const shown = proposals.slice(0, size);
	const lastProposal = shown.at(-1);
	const shownReports = reports.slice(0, size);
	return {
		proposals: shown.map((row) => ({
			...withHealth(row),
			open: mayDecide(actor, row, { leadId: row.partnership?.leadId ?? null }),
		})),
		reports: (await verifiableBy(db, actor, shownReports)).map((row) => ({
			...row,
			levels: row.levels.filter((level) => level > 1),
		})),
		nextProposals:
			proposals.length > size && lastProposal
				? `${lastProposal.stateChangedAt.toISOString()}_${lastProposal.id}`
				: null,
		nextReports: reports.length > size ? String(shownReports.at(-1)?.id) : null,
		own: municipal,
		today: today(),
	};
}
