import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

/** The name of the one that is shown under this address. */
export async function partnerNamed(db: Database, slug: string): Promise<string | undefined> {
	const found = await db
		.selectFrom('organisation as o')
		.select('o.name')
		.where('o.slug', '=', slug)
		.where(isShown('o'))
		.executeTakeFirst();
	return found?.name;
}
