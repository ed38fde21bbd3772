/** What a person may send us about changing, leaving, ending and answering: one schema a form. */
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import {
	brings,
	mostParties,
	periodTogether,
	purpose,
	scopeFields,
} from '#lib/partnerships/writing/input.ts';
import * as fields from '#lib/platform/forms/fields.ts';
import { follows } from '#lib/platform/forms/rules.ts';
import { typedDay } from '#lib/platform/forms/typed-fields.ts';
import { signer } from '#lib/organisations/signer-fields.ts';

const party = v.object({
	organisationId: fields.id,
	required: fields.tick,
	brings,
	/** To go out by this amendment. */
	out: fields.tick,
});

const terms = {
	/** The terms it was written on. */
	version: fields.id,
	purpose,
	startsOn: typedDay,
	endsOn: typedDay,
	...scopeFields,
	leadOrganisationId: fields.id,
	parties: v.pipe(
		v.array(party, fields.stale),
		v.maxLength(mostParties, () => m.partnership_error_too_many({ most: mostParties })),
	),
	reason: fields.reason(() => m.agreement_error_reason()),
};

const proposal = v.object(terms);
/** Before it is signed: what would change. */
export const amendmentPreviewInput = v.pipe(proposal, follows(periodTogether));

const signedProposal = v.object({ ...terms, ...signer });
export const amendmentInput = v.pipe(signedProposal, follows(periodTogether));
export type AmendmentInput = Omit<v.InferOutput<typeof amendmentInput>, 'agreed'>;

export const signAmendmentInput = v.object({ amendment: fields.id, ...signer });
export const declineAmendmentInput = v.object({
	amendment: fields.id,
	declineReason: fields.reason(() => m.partnership_error_decline_reason()),
});
export const takeBackInput = v.object({ amendment: fields.id });

export const terminateInput = v.object({ endReason: fields.reason(() => m.partnership_error_end_reason()) });
export const leaveInput = v.object({
	leaveReason: fields.reason(() => m.agreement_error_leave_reason()),
	/** Who leads, where the one that leaves did. */
	newLead: v.optional(fields.id),
});
export type LeaveInput = v.InferOutput<typeof leaveInput>;
