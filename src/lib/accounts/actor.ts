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

/** Who acts: a visitor (no person), a member of organisations, somebody from the municipality, or the system. */
export interface Actor {
	person: ActorPerson | null;
	municipalRole: MunicipalRole | null;
	memberships: readonly ActorMembership[];
	/** Nobody behind it: a job or the command line. */
	system?: true;
}

export const visitor: Actor = { person: null, municipalRole: null, memberships: [] };

/** The system, for no organisation: what the calendar does to what several share, or a release to all. */
export const theSystem = { ...visitor, system: true } as const satisfies Actor;

/** The system, for this organisation: it may do what an editor of it may, in the state it was read in. */
export const systemFor = ({
	id: organisationId,
	slug,
	name,
	kind,
	state,
}: Pick<ActorMembership, 'slug' | 'name' | 'kind' | 'state'> & { id: number }): Actor => ({
	...theSystem,
	memberships: [{ organisationId, slug, name, kind, state, role: 'editor' }],
});
