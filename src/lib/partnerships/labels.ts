import { m } from '#lib/paraglide/messages.js';
import type { PartyState } from '#lib/agreement/agreement.ts';
import type { PartnershipStanding } from '#lib/partnerships/partnership.ts';

const states: Record<PartnershipStanding, () => string> = {
	draft: m.partnership_state_draft,
	awaiting_signatures: m.partnership_state_awaiting,
	upcoming: m.partnership_state_upcoming,
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
