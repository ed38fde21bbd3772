/** SQL of the log: a page of entries, the newest first. */
import { sql } from 'kysely';
import { readThing, type AuditFilter } from '#lib/municipality/audit/audit-filter.ts';
import { addDays, copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked } from '#lib/platform/lists/keyset.server.ts';
import { matches } from '#lib/platform/lists/search.server.ts';

const newest = keyset(['a.at', 'desc', 'moment'], ['a.id', 'desc', 'id']);
/** An entry's room, as its index has it. */
const room = sql<string>`split_part(a.verb, '.', 1)`;
const mostNamed = 500;

export function auditEntries(db: Database, filter: AuditFilter, asked: Asked) {
	const { text, organisation, from, until, person } = filter;
	const thing = readThing(filter.thing);
	const query = db
		.selectFrom('auditEntry as a')
		.leftJoin('person as p', 'p.id', 'a.personId')
		.leftJoin('organisation as o', 'o.id', 'a.organisationId')
		.select(['a.id', 'a.at', 'a.verb', 'a.subjectKind', 'a.subjectId', 'a.details', 'a.actor', 'a.personId'])
		.select([
			'p.name as personName',
			'p.erasedAt',
			'o.name as organisationName',
			'o.slug as organisationSlug',
		])
		.$if(text !== '', (all) =>
			all.where(
				'a.organisationId',
				'in',
				db
					.selectFrom('organisation as named')
					.select('named.id')
					.where(matches('named.search', text))
					.orderBy('named.id')
					.limit(mostNamed),
			),
		)
		.$if(organisation !== null, (all) => all.where('o.slug', '=', organisation!))
		.$if(filter.room !== null, (all) => all.where(room, '=', filter.room!))
		.$if(from !== null, (all) => all.where('a.at', '>=', copenhagenInstant(from!)))
		.$if(until !== null, (all) => all.where('a.at', '<', copenhagenInstant(addDays(until!, 1))))
		.$if(person !== null, (all) => all.where('a.personId', '=', person!))
		.$if(thing !== null, (all) =>
			all.where('a.subjectKind', '=', thing!.kind).where('a.subjectId', '=', thing!.id),
		);
	return newest.page(query, asked);
}
