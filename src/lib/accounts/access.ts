/** The one permission vocabulary. Every verb asks here; what an actor may not do answers as a 404. */
import {
	organisationRoles,
	type Actor,
	type MunicipalRole,
	type OrganisationRole,
} from '#lib/accounts/actor.ts';

/** What a member may do for an organisation, and the least role it takes. */
const leastRole = {
	read: 'reader',
	report: 'reporter',
	edit: 'editor',
	sign: 'signatory',
	manage: 'owner',
} as const satisfies Record<string, OrganisationRole>;
export type OrganisationAbility = keyof typeof leastRole;

/** What a municipal role may do. An auditor reads, and verifies the municipality's own promises. */
const municipalAbilities = {
	oversee: ['administrator', 'consultant', 'moderator', 'editor', 'auditor'],
	decide: ['administrator', 'consultant'],
	verify: ['administrator', 'consultant'],
	'verify-own': ['auditor'],
	moderate: ['administrator', 'consultant', 'moderator'],
	administer: ['administrator'],
} as const satisfies Record<string, readonly MunicipalRole[]>;
export type MunicipalAbility = keyof typeof municipalAbilities;

export const rolesThatMay = (ability: MunicipalAbility): readonly MunicipalRole[] =>
	municipalAbilities[ability];

export function roleIn(actor: Actor, organisationId: number): OrganisationRole | null {
	return actor.memberships.find((membership) => membership.organisationId === organisationId)?.role ?? null;
}

/** May the actor do this for the organisation, as one of its members? */
export function may(actor: Actor, ability: OrganisationAbility, organisationId: number | null): boolean {
	if (organisationId === null) return false;
	const role = roleIn(actor, organisationId);
	return role !== null && organisationRoles.indexOf(role) <= organisationRoles.indexOf(leastRole[ability]);
}

/** May the actor do this as the municipality? */
export function municipalityMay(actor: Actor, ability: MunicipalAbility): boolean {
	return actor.municipalRole !== null && rolesThatMay(ability).includes(actor.municipalRole);
}
