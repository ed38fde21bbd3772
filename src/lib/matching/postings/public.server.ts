/** What everybody may read about needs and offers. */
import { stateAllows } from '#lib/accounts/organisation-states.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { mayPost, mayTakeDown } from '#lib/matching/access.ts';
import type { PublicFilter } from '#lib/matching/postings/list.ts';
import { deskPath, postingStanding, type Side } from '#lib/matching/postings/posting.ts';
import * as queries from '#lib/matching/queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

const pageSize = 20;

/** A page of open needs and offers, the newest first. */
export async function openList(db: Handle, filter: PublicFilter, after: string | null) {
	const { rows, next, first } = await queries.openPostings(db, filter, {
		today: copenhagenDate(now()),
		limit: pageSize,
		after,
	});
	return { postings: rows, next, first };
}

/** A post that has been published, with where the reader can answer it. @throws 404 for drafts and what was taken down */
export async function publicPosting(db: Database, actor: Actor, slug: string) {
	const posting = found(await queries.findPosting(db, slug));
	if (posting.state === 'draft' || posting.closedByMunicipality || !posting.organisation.takesPart)
		notFound();
	const standing = postingStanding(posting, copenhagenDate(now()));
	const side: Side = posting.side === 'need' ? 'offer' : 'need';
	return {
		posting: { ...posting, standing },
		mayTakeDown: posting.state === 'published' && mayTakeDown(actor, posting),
		desks: actor.memberships
			.filter(({ organisationId, state }) => mayPost(actor, organisationId) && stateAllows(state, 'publish'))
			.map(({ organisationId, name, slug: desk }) => ({
				name,
				own: organisationId === posting.organisationId,
				path:
					organisationId === posting.organisationId
						? deskPath(desk, posting.slug)
						: `${deskPath(desk)}/new?side=${side}&answers=${posting.slug}`,
			})),
	};
}
