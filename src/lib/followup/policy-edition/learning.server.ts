/** How a process gets to know the periods of the policy that were published here. */
import { publishedDocuments } from '#lib/followup/policy-edition/queries.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { followTables } from '#lib/platform/visitors/following.server.ts';
import type { PageCache } from '#lib/platform/visitors/page-cache.server.ts';
import { knowEditions } from '#lib/policy/edition.ts';

/** @returns whether something is otherwise than the process knew */
export const learnEditions = async (db: Handle): Promise<boolean> =>
	knowEditions(await publishedDocuments(db));

/** Learns them again with every change. */
export const followEditions = (pages: PageCache, open?: () => Handle): void =>
	followTables(pages, ['policy_edition'], learnEditions, open);
