import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { NotableField, ReviewOutcome } from '#lib/organisations/organisation.ts';
import { m } from '#lib/paraglide/messages.js';

const states: Record<OrganisationState, () => string> = {
	listed: () => m.org_state_listed(),
	draft: () => m.org_state_draft(),
	email_confirmed: () => m.org_state_email_confirmed(),
	waiting: () => m.org_state_waiting(),
	changes_requested: () => m.org_state_changes_requested(),
	approved: () => m.org_state_approved(),
	declined: () => m.org_state_declined(),
	suspended: () => m.org_state_suspended(),
	closed: () => m.org_state_closed(),
};
export const stateName = (state: OrganisationState): string => states[state]();

const noteFields: Record<NotableField, () => string> = {
	name: () => m.org_name(),
	kind: () => m.org_kind(),
	cvr: () => m.org_cvr(),
	purpose: () => m.org_purpose(),
	languages: () => m.org_languages(),
	website: () => m.org_website(),
	sites: () => m.org_sites(),
	publicContact: () => m.org_contact_public(),
	privateContact: () => m.org_contact_private(),
};
/** What members are asked, as the municipality calls it. */
const caseFields: Record<NotableField, () => string> = {
	...noteFields,
	kind: () => m.org_case_kind(),
	purpose: () => m.org_case_purpose(),
	languages: () => m.org_case_languages(),
};

/** Who reads what an organisation wrote about itself. */
export type EntryReader = 'member' | 'municipality';
export const noteFieldName = (field: NotableField, reader: EntryReader = 'member'): string =>
	(reader === 'member' ? noteFields : caseFields)[field]();

const outcomes: Record<ReviewOutcome, () => string> = {
	approved: () => m.org_outcome_approved(),
	changes_requested: () => m.org_outcome_changes_requested(),
	declined: () => m.org_outcome_declined(),
	suspended: () => m.org_outcome_suspended(),
	reinstated: () => m.org_outcome_reinstated(),
	closed: () => m.org_outcome_closed(),
	reopened: () => m.org_outcome_reopened(),
};
export const outcomeName = (outcome: ReviewOutcome): string => outcomes[outcome]();
