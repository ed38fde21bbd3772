/** How a process gets to know the types of promises that are rows. */
import { typeFrom } from '#lib/commitments/types/added.ts';
import { catalogueRows, retiredKeys } from '#lib/commitments/types/type-queries.server.ts';
import { database, type Handle } from '#lib/platform/database/database.server.ts';
import { log } from '#lib/platform/log.server.ts';
import type { Change } from '#lib/platform/visitors/changes.ts';
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

const isOfTypes = (change: Change): boolean =>
	change === 'everything' ||
	change.table === 'added_commitment_type' ||
	change.table === 'retired_commitment_type';

/**
 * Learns them again with every change that is announced, one time after the other, and forgets the kept pages: any of them may
 * name a type. Never fails: what cannot be read now is read at the next change, or when the database is heard again.
 */
export function followTypes(pages: PageCache, open: () => Handle = database): void {
	let last: Promise<void> = Promise.resolve();
	const learn = async () => {
		try {
			if (await learnTypes(open())) pages.clear();
		} catch (error) {
			log.warn('types of promises are not read', { error: error instanceof Error ? error : String(error) });
		}
	};
	pages.followers.add((change) => {
		if (isOfTypes(change)) return (last = last.then(learn));
	});
}
