/** The one permission vocabulary. Every verb asks here; what an actor may not do answers as a 404. */
import {
	organisationRoles,
	type Actor,
	type ActorMembership,
	type MunicipalRole,
	type OrganisationRole,
} from '#lib/accounts/actor.ts';
import { stateAllows, type OrganisationAbility } from '#lib/accounts/organisation-states.ts';

/** What a member may do for an organisation, and the least role it takes; its state has the other word. */
const leastRole: Record<OrganisationAbility, OrganisationRole> = {
	read: 'reader',
	registrations: 'editor',
	report: 'reporter',
	edit: 'editor',
	publish: 'editor',
	sign: 'signatory',
	manage: 'owner',
};

/** What a municipal role may do. An auditor reads, and verifies the municipality's own commitments. `casework`: the partners' files. `write`: what the municipality itself tells citizens. */
const municipalAbilities = {
	oversee: ['administrator', 'consultant', 'moderator', 'editor', 'auditor'],
	decide: ['administrator', 'consultant'],
	verify: ['administrator', 'consultant'],
	'verify-own': ['auditor'],
	moderate: ['administrator', 'consultant', 'moderator'],
	measure: ['administrator', 'editor'],
	write: ['administrator', 'consultant', 'editor'],
	administer: ['administrator'],
	audit: ['administrator', 'auditor'],
	casework: ['administrator', 'consultant', 'moderator', 'editor'],
} as const satisfies Record<string, readonly MunicipalRole[]>;
export type MunicipalAbility = keyof typeof municipalAbilities;

export const rolesThatMay = (ability: MunicipalAbility): readonly MunicipalRole[] =>
	municipalAbilities[ability];

export function roleIn(actor: Actor, organisationId: number): OrganisationRole | null {
	return actor.memberships.find((membership) => membership.organisationId === organisationId)?.role ?? null;
}

const reaches = (role: OrganisationRole, ability: OrganisationAbility): boolean =>
	organisationRoles.indexOf(role) <= organisationRoles.indexOf(leastRole[ability]);

/** The roles of those who may do this for an organisation, the first to be asked first. */
export const rolesFor = (ability: OrganisationAbility): readonly OrganisationRole[] =>
	organisationRoles.filter((role) => reaches(role, ability));

/** May the actor do this for the organisation, as one of its members? Their role and its state both have to allow it. */
export function may(actor: Actor, ability: OrganisationAbility, organisationId: number | null): boolean {
	const membership = actor.memberships.find((one) => one.organisationId === organisationId);
	return (
		membership !== undefined && reaches(membership.role, ability) && stateAllows(membership.state, ability)
	);
}

/** The member's role would do, and only the organisation's state forbids it. */
export const isHalted = ({ role, state }: ActorMembership, ability: OrganisationAbility): boolean =>
	reaches(role, ability) && !stateAllows(state, ability);

/** May the actor do this as the municipality? */
export function municipalityMay(actor: Actor, ability: MunicipalAbility): boolean {
	return actor.municipalRole !== null && rolesThatMay(ability).includes(actor.municipalRole);
}
