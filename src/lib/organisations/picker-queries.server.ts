/** Choosing one of the partners by name: as a party, as a co-organiser. */
import { sql } from 'kysely';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Reader } from '#lib/platform/database/database.server.ts';
import { holds, wordsOf } from '#lib/platform/lists/search.server.ts';

export interface PickedPartner {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
}

/** Partners whose name holds every word, those first whose name begins like that; none for no word. */
export async function pickPartners(
	db: Reader,
	text: string,
	{ except, limit }: { except: readonly number[]; limit: number },
): Promise<PickedPartner[]> {
	const words = wordsOf(text);
	if (words.length === 0) return [];
	return db
		.selectFrom('organisation')
		.select(['id', 'slug', 'name', 'kind'])
		.where(isShown('organisation'))
		.where(holds('foldedName', text))
		.$if(except.length > 0, (query) => query.where('id', 'not in', except))
		.orderBy(sql`folded_name like ${`${words.join(' ')}%`}`, 'desc')
		.orderBy(sql`name collate "da-x-icu"`)
		.orderBy('id')
		.limit(limit)
		.execute();
}
