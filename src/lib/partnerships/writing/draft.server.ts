import type { Actor } from '#lib/accounts/actor.ts';
import { mayEdit } from '#lib/partnerships/access.ts';
import { ownPartnership } from '#lib/partnerships/readers.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';

/** A draft somebody is writing, with the frame of its page. @throws 404 unless it is theirs to write and still a draft */
export async function draftFor(db: Database, actor: Actor, organisationSlug: string, slug: string) {
	const { organisation, partnership } = await ownPartnership(db, actor, organisationSlug, slug);
	if (!mayEdit(actor, partnership, organisation.id) || partnership.state !== 'draft') notFound();
	return {
		organisation: { slug: organisation.slug, name: organisation.name, kind: organisation.kind },
		partnership,
	};
}
