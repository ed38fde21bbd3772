import type { OrganisationAbility } from '#lib/accounts/organisation-states.ts';
import type { Actor, ActorMembership } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/access.ts';
import type { Organisation } from '#lib/organisations/organisation.ts';
import { findOrganisationBySlug } from '#lib/organisations/queries.server.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

/** The organisation in an address, if the actor may do this for it; otherwise a 404, as if it were not there. */
export async function organisationFor(
	db: Database | Transaction,
	actor: Actor,
	slug: string,
	ability: OrganisationAbility,
): Promise<Organisation> {
	const organisation = found(await findOrganisationBySlug(db, slug));
	return may(actor, ability, organisation.id) ? organisation : notFound();
}

/** The same where its id and name are enough: both came with the session, so that the database is not asked. */
export function membershipFor(actor: Actor, slug: string, ability: OrganisationAbility): ActorMembership {
	const membership = found(actor.memberships.find((one) => one.slug === slug));
	return may(actor, ability, membership.organisationId) ? membership : notFound();
}
