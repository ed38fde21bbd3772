/** What a list of actions is narrowed to, and how it stands in the address; the same for everybody and on the desk. */
import { actionStatuses, type ActionStatus } from '#lib/followup/plans/action.ts';
import { addressFilter, oneOf, type AddressField } from '#lib/platform/addresses/address-filter.ts';
import {
	committeeBySlug,
	committeeOf,
	goalBySlug,
	goalOf,
	type CommitteeKey,
	type GoalKey,
} from '#lib/policy/edition.ts';

export interface ActionFilter {
	committee: CommitteeKey | null;
	goal: GoalKey | null;
	status: ActionStatus | null;
}

const committee: AddressField<CommitteeKey | null> = {
	read: (slug) => committeeBySlug(slug)?.key ?? null,
	write: (key) => (key === null ? '' : (committeeOf(key)?.slug ?? '')),
};
const goal: AddressField<GoalKey | null> = {
	read: (slug) => goalBySlug(slug)?.key ?? null,
	write: (key) => (key === null ? '' : (goalOf(key)?.slug ?? '')),
};

const filter = addressFilter<ActionFilter>({ committee, goal, status: oneOf(actionStatuses) });
export const { read: readActionFilter, query: actionQuery, isFiltered, all: noFilter } = filter;

export const plansPath = '/results/plans';
export const plansDesk = '/municipality/followup/plans';
