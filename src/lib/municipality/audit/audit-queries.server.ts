/** SQL of the log: a page of entries, the newest first. */
import { sql } from 'kysely';
import { readThing, type AuditFilter } from '#lib/municipality/audit/audit-filter.ts';
import { addDays, copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked } from '#lib/platform/lists/keyset.server.ts';
import { matches } from '#lib/platform/lists/search.server.ts';

const newest = keyset(['a.at', 'desc', 'moment'], ['a.id', 'desc', 'id']);
/** An entry's room, as its index has it. */
const room = sql<string>`split_part(a.verb, '.', 1)`;
const mostNamed = 500;
/** What has a title that can be looked for, and is called so in the log. */
const titled = ['commitment', 'event', 'opportunity', 'benefit', 'barrier'] as const;

const titleOf = sql<string | null>`case a.subject_kind ${sql.join(
	titled.map(
		(kind) =>
			sql`when ${sql.lit(kind)} then (select title from ${sql.table(kind)} where ${sql.ref(`${kind}.id`)} = a.subject_id)`,
	),
	sql` `,
)} end`;

/** Each way by an index of its own: for whom it was done, or what it is about. */
const says = (text: string) => {
	const found = (table: string) => sql`any(array(select id from ${sql.table(table)}
		where ${matches(`${table}.search`, text)} order by id desc limit ${mostNamed}))`;
	return sql<boolean>`(${sql.join(
		[
			sql`a.organisation_id = ${found('organisation')}`,
			...titled.map((kind) => sql`a.subject_kind = ${sql.lit(kind)} and a.subject_id = ${found(kind)}`),
		],
		sql` or `,
	)})`;
};

/** The entries that a filter leaves, in no order. */
export function auditRows(db: Handle, filter: AuditFilter) {
	const { text, organisation, from, until, person } = filter;
	const thing = readThing(filter.thing);
	return db
		.selectFrom('auditEntry as a')
		.leftJoin('person as p', 'p.id', 'a.personId')
		.leftJoin('organisation as o', 'o.id', 'a.organisationId')
		.select(['a.id', 'a.at', 'a.verb', 'a.subjectKind', 'a.subjectId', 'a.details', 'a.actor', 'a.personId'])
		.select([
			'p.name as personName',
			'p.erasedAt',
			'o.name as organisationName',
			'o.slug as organisationSlug',
			titleOf.as('title'),
		])
		.$if(text !== '', (all) => all.where(says(text)))
		.$if(organisation !== null, (all) =>
			all.where('a.organisationId', '=', (query) =>
				query.selectFrom('organisation as named').select('named.id').where('named.slug', '=', organisation!),
			),
		)
		.$if(filter.room !== null, (all) => all.where(room, '=', filter.room!))
		.$if(from !== null, (all) => all.where('a.at', '>=', copenhagenInstant(from!)))
		.$if(until !== null, (all) => all.where('a.at', '<', copenhagenInstant(addDays(until!, 1))))
		.$if(person !== null, (all) => all.where('a.personId', '=', person!))
		.$if(thing !== null, (all) =>
			all.where('a.subjectKind', '=', thing!.kind).where('a.subjectId', '=', thing!.id),
		);
}

export const auditEntries = (db: Database, filter: AuditFilter, asked: Asked) =>
	newest.page(auditRows(db, filter), asked);

/** Everybody who works for the municipality, by name, and whoever else is asked for. */
export const colleaguesInLog = (
	db: Database,
	person: number | null,
): Promise<{ id: number; name: string }[]> =>
	db
		.selectFrom('person')
		.select(['id', 'name'])
		.where('erasedAt', 'is', null)
		.where(({ eb, or }) => or([eb('municipalRole', 'is not', null), eb('id', '=', person)]))
		.orderBy(sql`name collate "da-x-icu"`)
		.orderBy('id')
		.limit(mostNamed)
		.execute();

/** The organisation that is asked for. */
export const organisationInLog = (db: Database, slug: string): Promise<{ name: string } | undefined> =>
	db.selectFrom('organisation').select('name').where('slug', '=', slug).executeTakeFirst();
