/** What an organisation's own pages are made of. */
import type { OrganisationAbility } from '#lib/accounts/organisation-states.ts';
import { redirect } from '@sveltejs/kit';
import type { Actor } from '#lib/accounts/actor.ts';
import { href } from '#lib/i18n/urls.ts';
import { findOpenNotes } from '#lib/organisations/application/approval-queries.server.ts';
import { isApplying, isEditable, missingParts, type Organisation } from '#lib/organisations/organisation.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { listSites } from '#lib/organisations/sites/site-queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

/** The application, on one of its steps. Once it is sent or decided, its front page says how it stands. */
export async function openApplication(db: Database, actor: Actor, slug: string) {
	const organisation = await organisationFor(db, actor, slug, 'edit');
	if (!isApplying(organisation.state)) redirect(303, href(`/workspace/${slug}/application`));
	const [sites, review] = await Promise.all([
		listSites(db, organisation.id),
		findOpenNotes(db, organisation.id),
	]);
	const missing = missingParts(organisation, sites.length, actor.person?.emailConfirmed ?? false);
	return { organisation, sites, notes: review?.fieldNotes ?? {}, message: review?.reason ?? '', missing };
}

/** An organisation whose people may change it now; others are sent to their settings, which say why not. */
export async function openEntry(
	db: Database,
	actor: Actor,
	slug: string,
	ability: OrganisationAbility = 'edit',
): Promise<Organisation> {
	const organisation = await organisationFor(db, actor, slug, ability);
	if (!isEditable(organisation.state)) redirect(303, href(`/workspace/${slug}/settings`));
	return organisation;
}
