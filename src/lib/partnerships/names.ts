import { m } from '#lib/paraglide/messages.js';
import type { PartnershipStanding, PartyState } from '#lib/partnerships/partnership.ts';
import type { SignatureStanding } from '#lib/pledge/signature.ts';

const standings: Record<SignatureStanding, () => string> = {
	stands: m.pledge_standing_stands,
	superseded: m.pledge_standing_superseded,
	withdrawn: m.pledge_standing_withdrawn,
	suspended: m.pledge_standing_suspended,
	closed: m.pledge_standing_closed,
};
/** `Underskriften står ved magt` */
export const standingName = (standing: SignatureStanding): string => standings[standing]();

const states: Record<PartnershipStanding, () => string> = {
	draft: m.partnership_state_draft,
	awaiting_signatures: m.partnership_state_awaiting,
	active: m.partnership_state_active,
	due_for_renewal: m.partnership_state_due,
	renewed: m.agreement_state_renewed,
	ended: m.partnership_state_ended,
	terminated: m.partnership_state_terminated,
	withdrawn: m.partnership_state_withdrawn,
};
/** `Venter på underskrifter` */
export const partnershipStateName = (state: PartnershipStanding): string => states[state]();

const parties: Record<PartyState, () => string> = {
	invited: m.partnership_party_invited,
	signed: m.partnership_party_signed,
	declined: m.partnership_party_declined,
	left: m.agreement_party_left,
};
export const partyStateName = (state: PartyState): string => parties[state]();
