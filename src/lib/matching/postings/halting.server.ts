/** Who is closed needs and offers nothing any more; proposals that wait for it, or for others, come to nothing. */
import { theSystem } from '#lib/accounts/actor.ts';
import { close } from '#lib/matching/postings/postings.server.ts';
import { lockPublished } from '#lib/matching/queries.server.ts';
import type { Consequence } from '#lib/organisations/application/consequences.ts';

export const postingsFollow: Consequence = async (trx, { organisationId, outcome, message }) => {
	if (outcome !== 'closed') return;
	for (const posting of await lockPublished(trx, organisationId))
		await close(trx, theSystem, posting, message ?? '');
};
