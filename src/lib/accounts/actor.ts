import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/** Each role includes those after it: an owner may do what a signatory may, and so on. */
export const organisationRoles = ['owner', 'signatory', 'editor', 'reporter', 'reader'] as const;
export type OrganisationRole = (typeof organisationRoles)[number];

export const municipalRoles = ['administrator', 'consultant', 'moderator', 'editor', 'auditor'] as const;
export type MunicipalRole = (typeof municipalRoles)[number];

export interface ActorMembership {
	organisationId: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	state: OrganisationState;
	role: OrganisationRole;
}

export interface ActorPerson {
	id: number;
	name: string;
	email: string;
	locale: Locale;
	emailConfirmed: boolean;
}

/** Who acts: a visitor (no person), a member of organisations, or somebody from the municipality. */
export interface Actor {
	person: ActorPerson | null;
	municipalRole: MunicipalRole | null;
	memberships: readonly ActorMembership[];
}

export const visitor: Actor = { person: null, municipalRole: null, memberships: [] };
