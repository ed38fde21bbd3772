import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/urls.ts';
import { isPublic } from '#lib/organisations/access.ts';
import type { Organisation, PublicOrganisation } from '#lib/organisations/organisation.ts';
import { mergedInto } from '#lib/organisations/merging/merge-queries.server.ts';
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

/** Whoever comes by the address of an entry that was merged goes on to the other. */
async function followMerge(db: Database, id: number): Promise<void> {
	const into = await mergedInto(db, id);
	if (into) redirect(301, href(`/partners/${into.slug}`));
}

/** A partner, or one only listed. @throws 404 for every other state */
export async function publicPartner(db: Database, slug: string): Promise<PublicOrganisation> {
	const organisation = found(await findOrganisationBySlug(db, slug));
	if (!isPublic(organisation)) await followMerge(db, organisation.id);
	if (!isPublic(organisation)) notFound();
	return publicPart(organisation);
}
