import { barriersInShort } from '#lib/dialogue/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db } }) => barriersInShort(db);
