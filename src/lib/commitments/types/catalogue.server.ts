/** How a process gets to know the types of promises that are rows. */
import { typeFrom } from '#lib/commitments/types/added.ts';
import { catalogueRows, retiredKeys } from '#lib/commitments/types/type-queries.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { followTables } from '#lib/platform/visitors/following.server.ts';
import type { PageCache } from '#lib/platform/visitors/page-cache.server.ts';
import { addedTypes, knowAddedTypes } from '#lib/policy/added-types.ts';

/** Reads them and lets the process know. @returns whether something is otherwise than it knew */
export async function learnTypes(db: Handle): Promise<boolean> {
	const [rows, retired] = await Promise.all([catalogueRows(db), retiredKeys(db)]);
	const read = { added: rows.map(typeFrom), retired };
	if (JSON.stringify(read) === JSON.stringify(addedTypes())) return false;
	knowAddedTypes(read);
	return true;
}

/** Learns them again with every change. */
export const followTypes = (pages: PageCache, open?: () => Handle): void =>
	followTables(pages, ['added_commitment_type', 'retired_commitment_type'], learnTypes, open);
