/** What a process knows as a whole of a few small tables, so that it is asked without waiting. */
import { database, type Handle } from '#lib/platform/database/database.server.ts';
import { log } from '#lib/platform/log.server.ts';
import type { PageCache } from '#lib/platform/visitors/page-cache.server.ts';

/**
 * Learns them again with every change of these tables that is announced, one time after the other, and forgets the kept pages:
 * any of them may say it. Never fails: what cannot be read now is read at the next change, or when the database is heard again.
 * @param learn reads them; says whether something is otherwise than it was known
 */
export function followTables(
	pages: PageCache,
	tables: readonly string[],
	learn: (db: Handle) => Promise<boolean>,
	open: () => Handle = database,
): void {
	let last: Promise<void> = Promise.resolve();
	const again = async () => {
		try {
			if (await learn(open())) pages.clear();
		} catch (error) {
			log.warn('a table is not read', {
				tables: tables.join(),
				error: error instanceof Error ? error : String(error),
			});
		}
	};
	pages.followers.add((change) => {
		if (change === 'everything' || tables.includes(change.table)) return (last = last.then(again));
	});
}
