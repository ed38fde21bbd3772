import { may } from '#lib/accounts/access.ts';
import { publicCommitmentPage, publicTimeline } from '#lib/contributions/commitment-page.server.ts';
import { verifiableBy } from '#lib/contributions/ladder/verifications.server.ts';
import { originsOf } from '#lib/dialogue/origins/readers.server.ts';
import { eventsServing } from '#lib/events/readers.server.ts';
import { commitmentPicture } from '#lib/impact/impact.server.ts';
import { lighthousesCarriedBy } from '#lib/followup/lighthouses/readers.server.ts';
import { actionsLeaningOn } from '#lib/followup/plans/readers.server.ts';
import { opportunitiesServing } from '#lib/opportunities/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const after = url.searchParams.get('after');
	const { commitment, rows, ...page } = await publicCommitmentPage(db, params.commitment, after);
	const desk = actor.memberships.find(({ organisationId }) =>
		commitment.parties.some(({ id }) => id === organisationId && may(actor, 'report', id)),
	);
	const earlier = url.searchParams.get('earlier');
	const [events, opportunities, timeline, plans, lighthouses, origins] = await Promise.all([
		eventsServing(db, commitment.id, 6),
		opportunitiesServing(db, commitment.id, 6),
		publicTimeline(db, commitment.id, earlier),
		actionsLeaningOn(db, commitment.id),
		lighthousesCarriedBy(db, commitment.id),
		originsOf(db, 'commitment', commitment.id),
	]);
	const confirms = actor.person
		? (await verifiableBy(db, actor, rows)).some(({ levels }) => levels.length > 0)
		: false;
	return {
		commitment,
		picture: await commitmentPicture(db, commitment.id),
		...page,
		contributions: rows,
		now: now(),
		events,
		opportunities,
		timeline,
		plans,
		origins,
		lighthouses: lighthouses.map(({ key, slug }) => ({ key, slug })),
		latest: timeline.first,
		desk: desk?.slug ?? null,
		confirms,
	};
};
