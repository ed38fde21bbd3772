import { isPublic } from '#lib/organisations/access.ts';
import type { Organisation, PublicOrganisation } from '#lib/organisations/organisation.ts';
import { findOrganisationBySlug } from '#lib/organisations/queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

/** What anybody may know: the private contact is left behind here, not in the page. */
export function publicPart(organisation: Organisation): PublicOrganisation {
	const {
		contactName: _n,
		contactEmail: _e,
		contactPhone: _p,
		parentId: _i,
		createdAt: _c,
		...shown
	} = organisation;
	return shown;
}

/** A partner, or one only listed. @throws 404 for every other state */
export async function publicPartner(db: Database, slug: string): Promise<PublicOrganisation> {
	const organisation = found(await findOrganisationBySlug(db, slug));
	if (!isPublic(organisation)) notFound();
	return publicPart(organisation);
}
