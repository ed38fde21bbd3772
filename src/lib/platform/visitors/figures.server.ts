/** What public pages are made of, asked for once for all who come (decisions 0056 and 0060). */
import { gatherReads, noteReads } from '#lib/platform/database/reads.server.ts';
import type { KeptFigures } from '#lib/platform/visitors/kept-figures.ts';
import { pageCache } from '#lib/platform/visitors/page-cache.server.ts';

/**
 * What `ask` comes to, kept until what it reads changes. It must be the same for everybody, in whatever language, is not to be
 * written into, and never asked within a transaction.
 * @param key names the question and all that it depends on beside the database
 * @param kept among others of its kind, where anybody may ask for more of them than can be kept; follows `pageCache`'s changes
 */
export async function figure<T>(
	key: string,
	ask: () => Promise<T>,
	kept: KeptFigures = pageCache.figures,
): Promise<T> {
	if (!pageCache.listening) return ask();
	const { value, reads } = await kept.answerOr(key, Date.now(), (reads) => gatherReads(reads, ask));
	noteReads(reads);
	return value;
}
