/** What the verbs of every listing ask first: whose it is, whether it may go out, whether its words were read. */
import { stateAllows } from '#lib/accounts/organisation-states.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Organisation } from '#lib/organisations/organisation.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/** A listing in an organisation's workspace, held by `lock`. @throws 404 when it is another's or the actor may not edit it */
export async function lockOwn<Listing extends { organisationId: number }>(
	trx: Transaction,
	actor: Actor,
	organisationSlug: string,
	lock: (trx: Transaction) => Promise<Listing | undefined>,
): Promise<{ organisation: Organisation; listing: Listing }> {
	const organisation = await organisationFor(trx, actor, organisationSlug, 'edit');
	const listing = found(await lock(trx));
	return listing.organisationId === organisation.id ? { organisation, listing } : notFound();
}

/** @throws Refused `listing_not_approved` while the organisation may not show things */
export function refuseUnapproved({ state }: Pick<Organisation, 'state'>): void {
	if (!stateAllows(state, 'publish')) throw new Refused('listing_not_approved');
}
