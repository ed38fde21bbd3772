import { conferenceInShort } from '#lib/dialogue/conference/readers.server.ts';
import { barriersInShort } from '#lib/dialogue/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db } }) => {
	const [barriers, conference] = await Promise.all([barriersInShort(db), conferenceInShort(db)]);
	return { ...barriers, conference };
};
