/** How a process gets to know the municipality's own words of the mails. */
import { allWordings } from '#lib/accounts/letters/wording/wording-queries.server.ts';
import { knowWordings } from '#lib/accounts/letters/wording/wording.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { followTables } from '#lib/platform/visitors/following.server.ts';
import type { PageCache } from '#lib/platform/visitors/page-cache.server.ts';

/** Reads them and lets the process know. @returns whether a kept page may say them: none does */
export async function learnWordings(db: Handle): Promise<false> {
	knowWordings(await allWordings(db));
	return false;
}

/** Learns them again with every change. */
export const followWordings = (pages: PageCache, open?: () => Handle): void =>
	followTables(pages, ['mail_wording'], learnWordings, open);
