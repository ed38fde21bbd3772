import { conferenceInShort } from '#lib/dialogue/conference/readers.server.ts';
import { debatesInShort } from '#lib/dialogue/debates/readers.server.ts';
import { barriersInShort } from '#lib/dialogue/readers.server.ts';
import { forumsInShort } from '#lib/networks/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db } }) => {
	const [barriers, debates, forums, conference] = await Promise.all([
		barriersInShort(db),
		debatesInShort(db),
		forumsInShort(db),
		conferenceInShort(db),
	]);
	return { ...barriers, ...debates, forums, conference };
};
