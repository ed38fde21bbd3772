import { may } from '#lib/accounts/access.ts';
import { publicCommitment } from '#lib/commitments/public.server.ts';
import { verifiableBy } from '#lib/commitments/verifications.server.ts';
import { eventsServing } from '#lib/events/readers.server.ts';
import { opportunitiesServing } from '#lib/opportunities/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const after = url.searchParams.get('after');
	const { commitment, rows, ...page } = await publicCommitment(db, params.commitment, after);
	const desk = actor.memberships.find(({ organisationId }) =>
		commitment.parties.some(({ id }) => id === organisationId && may(actor, 'report', id)),
	);
	const [events, opportunities] = await Promise.all([
		eventsServing(db, commitment.id, 6),
		opportunitiesServing(db, commitment.id, 6),
	]);
	const confirms = actor.person
		? (await verifiableBy(db, actor, rows)).some(({ levels }) => levels.length > 0)
		: false;
	return {
		commitment,
		...page,
		reports: rows.map(({ note: _private, ...report }) => ({ ...report, note: '' })),
		events,
		opportunities,
		first: !after,
		desk: desk?.slug ?? null,
		confirms,
	};
};
