/**
 * What a state lets an organisation do through its members, and whether the public sees it: the one table. `may` asks
 * it on the way in, the readers' SQL on the way out (docs/decisions/0012).
 */

/** `listed`: known from a public list and invitable, not a partner. */
export const organisationStates = [
	'listed',
	'draft',
	'email_confirmed',
	'waiting',
	'changes_requested',
	'approved',
	'declined',
	'suspended',
	'closed',
] as const;
export type OrganisationState = (typeof organisationStates)[number];

/** `edit` writes drafts and the entry, `publish` puts them before the public, `registrations` reads who signed up. */
export const organisationAbilities = [
	'read',
	'registrations',
	'report',
	'edit',
	'publish',
	'sign',
	'manage',
] as const;
export type OrganisationAbility = (typeof organisationAbilities)[number];

interface StateRule {
	may: readonly OrganisationAbility[];
	/** Its own page is public. */
	page: boolean;
	/** What it has put up (events, opportunities, posts, commitments, partnerships it leads, its name on the wall) is public. */
	things: boolean;
}

const preparing: StateRule = { may: ['read', 'edit', 'manage'], page: false, things: false };
const reading: StateRule = { may: ['read'], page: false, things: false };

const rules: Record<OrganisationState, StateRule> = {
	listed: { ...reading, page: true },
	draft: preparing,
	email_confirmed: preparing,
	waiting: preparing,
	changes_requested: preparing,
	approved: { may: organisationAbilities, page: true, things: true },
	declined: reading,
	// Those who signed up count on hearing that an event is off, also while its organiser is paused.
	suspended: { may: ['read', 'registrations'], page: false, things: false },
	closed: reading,
};

export const stateAllows = (state: OrganisationState, ability: OrganisationAbility): boolean =>
	rules[state].may.includes(ability);

export const statesAllowing = (ability: OrganisationAbility): OrganisationState[] =>
	organisationStates.filter((state) => stateAllows(state, ability));

/** Nothing can be written for it: declined, suspended or closed. */
export const isReadOnly = (state: OrganisationState): boolean => !stateAllows(state, 'edit');

/** The municipality has not said yes yet, and may: what is here can still be given up. */
export const isUndecided = (state: OrganisationState): boolean => rules[state] === preparing;

/** Nobody is left of an application's people. */
export const isLastApplicant = (
	{ state }: { state: OrganisationState },
	left: { readonly size: number },
): boolean => isUndecided(state) && left.size === 0;

/** Whether everything that was allowed in one state is allowed in the other. */
export const keepsAbilities = (before: OrganisationState, after: OrganisationState): boolean =>
	rules[before].may.every((ability) => stateAllows(after, ability));

export const pageStates = organisationStates.filter((state) => rules[state].page);
export const shownStates = organisationStates.filter((state) => rules[state].things);
/** Once partners, and no longer shown. */
export const haltedStates = ['suspended', 'closed'] as const satisfies readonly OrganisationState[];

export const isHalted = (state: OrganisationState): boolean =>
	haltedStates.some((halted) => halted === state);
export const hasPublicPage = (state: OrganisationState): boolean => rules[state].page;
export const showsThings = (state: OrganisationState): boolean => rules[state].things;
