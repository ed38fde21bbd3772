/** "Not for us": remembered by the organisation, and undone by it. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import type { MuteInput } from '#lib/matching/postings/input.ts';
import { findPosting } from '#lib/matching/queries.server.ts';
import {
	deleteMute,
	insertMute,
	type MuteFields,
} from '#lib/matching/suggestions/suggestion-queries.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { recordMute } from '#lib/matching/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

/** No more suggestions of this post, of its organisation or of its kind. */
export async function mute(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	{ posting: slug, what }: MuteInput,
): Promise<void> {
	const organisation = await organisationFor(db, actor, organisationSlug, 'edit');
	const posting = found(await findPosting(db, slug));
	if (posting.state === 'draft' || posting.organisationId === organisation.id) notFound();
	const row: MuteFields = {
		organisationId: organisation.id,
		postingId: what === 'posting' ? posting.id : null,
		mutedOrganisationId: what === 'organisation' ? posting.organisationId : null,
		kind: what === 'kind' ? posting.kind : null,
	};
	await acting(db, actor, async (trx) => {
		const id = await insertMute(trx, { ...row, mutedAt: now(), mutedBy: actor.person?.id ?? null });
		if (id !== null) await recordMute(trx, actor, 'match.muted', { id, organisationId: organisation.id });
	});
}

/** Suggestions come again. Twice is once. */
export async function unmute(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	id: number,
): Promise<void> {
	const organisation = await organisationFor(db, actor, organisationSlug, 'edit');
	await acting(db, actor, async (trx) => {
		if (await deleteMute(trx, organisation.id, id))
			await recordMute(trx, actor, 'match.unmuted', { id, organisationId: organisation.id });
	});
}
