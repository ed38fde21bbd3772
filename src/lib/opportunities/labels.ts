import type { OpportunityKind, OpportunityStanding } from '#lib/opportunities/opportunity.ts';
import { m } from '#lib/paraglide/messages.js';

const kinds: Record<OpportunityKind, () => string> = {
	apprenticeship: m.opportunity_kind_apprenticeship,
	spare_time_job: m.opportunity_kind_spare_time_job,
	work_placement: m.opportunity_kind_work_placement,
	mentor: m.opportunity_kind_mentor,
	volunteer: m.opportunity_kind_volunteer,
	board_seat: m.opportunity_kind_board_seat,
};
const standings: Record<OpportunityStanding, () => string> = {
	draft: m.opportunity_state_draft,
	taken_down: m.takedown_state,
	open: m.opportunity_state_open,
	filled: m.opportunity_state_filled,
	expired: m.opportunity_state_expired,
	closed: m.opportunity_state_closed,
	cancelled: m.opportunity_state_cancelled,
};

/** Læreplads */
export const kindLabel = (kind: OpportunityKind): string => kinds[kind]();
export const standingLabel = (standing: OpportunityStanding): string => standings[standing]();

export const placesLabel = (count: number): string => m.opportunity_places_counted({ count });
