import { debatesInShort } from '#lib/dialogue/debates/readers.server.ts';
import { barriersInShort } from '#lib/dialogue/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db } }) => {
	const [barriers, debates] = await Promise.all([barriersInShort(db), debatesInShort(db)]);
	return { ...barriers, ...debates };
};
