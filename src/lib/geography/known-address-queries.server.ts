import { sql } from 'kysely';
import type { Reader } from '#lib/platform/database/database.server.ts';

const escaped = (word: string) => word.replace(/[\\%_]/g, '\\$&');

/** Places of public organisations whose address begins with the first word and has words that begin like the others. */
export function findSites(db: Reader, first: string, others: readonly string[], limit: number) {
	let query = db
		.selectFrom('site')
		.innerJoin('organisation', 'organisation.id', 'site.organisationId')
		.select(['address', 'postcode', 'city', 'lat', 'lng', 'districtNr'])
		.distinctOn('foldedAddress')
		.where('organisation.state', 'in', ['approved', 'listed'])
		.where('foldedAddress', 'like', sql<string>`fold(${`${escaped(first)}%`})`);
	for (const word of others) {
		query = query.where('foldedAddress', 'like', sql<string>`fold(${`% ${escaped(word)}%`})`);
	}
	return query.orderBy('foldedAddress').orderBy('site.id').limit(limit).execute();
}
