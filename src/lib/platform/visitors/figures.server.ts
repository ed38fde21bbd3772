/** Figures of the city, asked for once for all pages (decision 0056). */
import { gatherReads, noteReads } from '#lib/platform/database/reads.server.ts';
import { pageCache } from '#lib/platform/visitors/page-cache.server.ts';

/**
 * What `ask` comes to, kept until what it reads changes. It must be the same for everybody, in whatever language, and is not to
 * be written into.
 * @param key names the question and all that it depends on beside the database
 */
export async function figure<T>(key: string, ask: () => Promise<T>): Promise<T> {
	if (!pageCache.listening) return ask();
	const { value, reads } = await pageCache.figures.answerOr(key, Date.now(), (reads) =>
		gatherReads(reads, ask),
	);
	noteReads(reads);
	return value;
}
