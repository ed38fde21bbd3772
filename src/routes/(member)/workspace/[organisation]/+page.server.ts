import { bigFacts, nextStatusDate, nextStep } from '#lib/commitments/desk.ts';
import { confirmationsWaiting, today } from '#lib/commitments/readers.server.ts';
import { commitmentsOnDesk } from '#lib/commitments/workspace.server.ts';
import { partnershipsOf, standingSignature, waitingSignaturesOf } from '#lib/partnerships/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, locals: { db } }) => {
	const { organisation } = await parent();
	const { id } = organisation;
	const [commitments, signature, partnerships, signatures, confirmations] = await Promise.all([
		commitmentsOnDesk(db, id),
		standingSignature(db, id),
		partnershipsOf(db, id),
		organisation.state === 'approved' ? waitingSignaturesOf(db, id) : [],
		confirmationsWaiting(db, id),
	]);
	const active = partnerships.filter(({ state, endsOn }) => state === 'active' && endsOn >= today()).length;
	const partnershipToSign = signatures.find(({ kind }) => kind === 'partnership')?.path ?? null;
	return {
		commitments,
		signedAt: signature?.signedAt ?? null,
		partnershipCount: active,
		facts: bigFacts(commitments, { partnerships: active }),
		signatures: signatures.map((waiting) => ({
			path: waiting.path,
			title: waiting.kind === 'partnership' ? waiting.title : null,
		})),
		confirmations,
		statusDate: nextStatusDate(today()),
		today: today(),
		step: nextStep(organisation, { signed: Boolean(signature), partnershipToSign, confirmations, commitments }),
	};
};
