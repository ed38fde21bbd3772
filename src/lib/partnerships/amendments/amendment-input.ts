/** What a person may send us about changing, leaving, ending and answering: one schema a form. */
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import {
	brings,
	day,
	mostParties,
	periodProblem,
	purpose,
	scopeFields,
} from '#lib/partnerships/writing/input.ts';
import { id, reason, signer } from '#lib/organisations/signer-fields.ts';

const party = v.object({
	organisationId: id,
	required: v.optional(v.boolean(), false),
	brings,
	/** To go out by this amendment. */
	out: v.optional(v.boolean(), false),
});

const fields = {
	/** The terms it was written on. */
	version: id,
	purpose,
	startsOn: day,
	endsOn: day,
	...scopeFields,
	leadOrganisationId: id,
	parties: v.pipe(
		v.array(party),
		v.maxLength(mostParties, () => m.partnership_error_too_many({ most: mostParties })),
	),
	reason: reason(() => m.agreement_error_reason()),
};

interface Period {
	startsOn: string;
	endsOn: string;
}
/** The end comes after the start, and within ten years; told at the end's own field. */
const wholePeriod = <Input extends Period>() =>
	v.rawCheck<Input>(({ dataset, addIssue }) => {
		const input = dataset.typed ? dataset.value : null;
		const message = input && periodProblem(input);
		if (!message) return;
		const path = {
			type: 'unknown' as const,
			origin: 'value' as const,
			key: 'endsOn',
			input,
			value: input.endsOn,
		};
		addIssue({ message, path: [path] });
	});

const proposal = v.object(fields);
/** Before it is signed: what would change. */
export const amendmentPreviewInput = v.pipe(proposal, wholePeriod<v.InferOutput<typeof proposal>>());

const signedProposal = v.object({ ...fields, ...signer });
export const amendmentInput = v.pipe(signedProposal, wholePeriod<v.InferOutput<typeof signedProposal>>());
export type AmendmentInput = Omit<v.InferOutput<typeof amendmentInput>, 'agreed'>;

export const signAmendmentInput = v.object({ amendment: id, ...signer });
export const declineAmendmentInput = v.object({
	amendment: id,
	declineReason: reason(() => m.partnership_error_decline_reason()),
});
export const takeBackInput = v.object({ amendment: id });

export const terminateInput = v.object({ endReason: reason(() => m.partnership_error_end_reason()) });
export const leaveInput = v.object({
	leaveReason: reason(() => m.agreement_error_leave_reason()),
	/** Who leads, where the one that leaves did. */
	newLead: v.optional(id),
});
export type LeaveInput = v.InferOutput<typeof leaveInput>;
