/** What is said once on the page after one of this room’s forms. */
import { flashTable } from '#lib/platform/flash.ts';
import { m } from '#lib/paraglide/messages.js';

export const commitmentFlashes = flashTable('commitments', {
	proposed: m.commitment_said_proposed,
	accepted: m.commitment_said_accepted,
	approved: m.commitment_said_approved,
	jointWaits: m.joint_said_yes_waits,
	jointBinds: m.joint_said_yes_binds,
	jointReturns: m.joint_said_yes_returns,
	jointDeclined: m.joint_said_no_flash,
	jointWithout: m.joint_said_without,
	jointReminded: m.joint_said_reminded,
	declined: m.commitment_said_declined,
	withdrawn: m.commitment_said_withdrawn,
	agreed: m.life_said_agreed,
	amended: m.commitment_said_amended,
	amendmentProposed: m.life_said_amendment_proposed,
	amendmentSigned: m.life_said_amendment_signed,
	amendmentApplied: m.life_said_amendment_applied,
	amendmentDeclined: m.life_said_amendment_declined,
	amendmentTakenBack: m.life_said_amendment_taken_back,
	closed: m.life_said_closed,
	reopened: m.life_said_reopened,
	answered: m.life_said_answered,
	theory: m.life_said_theory,
	milestone: m.commitment_said_saved,
	milestoneAdded: m.life_said_milestone_added,
	milestoneSaved: m.life_said_milestone_saved,
	milestoneRemoved: m.life_said_milestone_removed,
});
