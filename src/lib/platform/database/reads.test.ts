import { sql } from 'kysely';
import { expect, test as plain } from 'vitest';
import { gatherReads, readingOnly, tablesIn, type Gathering } from '#lib/platform/database/reads.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { test } from '../../../../tests/support/database.ts';

plain.each([
	['select "id" from "event" where "slug" = $1', ['event']],
	['select 1', []],
	['select "e"."link", e.site from "opportunity" as "e", organisation', ['opportunity', 'organisation']],
	['select * from bound_organisations($1)', ['commitment', 'commitment_party', 'partnership_party']],
	['insert into "throttle" values ($1)', ['throttle']],
	['select count(*) from event_organiser', ['event_organiser']],
])('%s reads %o', (query, tables) => expect(tablesIn(query)).toEqual(tables));

const events = (db: Database) => db.selectFrom('event').select('id').execute();
const sites = (db: Database) => sql`select 1 from site`.execute(db);
const gathered = async (work: () => Promise<unknown>): Promise<Gathering> => {
	const reads: Gathering = new Map();
	await gatherReads(reads, work).catch(() => {});
	return reads;
};
const only = (id: number) => () => ({ event: { id } });

test('what is read is gathered, each answer’s by itself', async ({ db }) => {
	const [first, second] = await Promise.all([
		gathered(() => Promise.all([events(db), events(db)])),
		gathered(() => db.transaction().execute((trx) => sites(trx as never))),
	]);
	expect([...first]).toEqual([['event', 'all']]);
	expect([...second]).toEqual([['site', 'all']]);
});

test.for<[string, (db: Database) => Promise<unknown>, Gathering]>([
	['its rows', (db) => readingOnly(only(1), () => events(db)), new Map([['event', new Set(['id=1'])]])],
	[
		'rows by the name that a column has in the database',
		(db) =>
			readingOnly(
				() => ({ event: { commitmentId: [3, 4] } }),
				() => events(db),
			),
		new Map([['event', new Set(['commitment_id=3', 'commitment_id=4'])]]),
	],
	[
		'rows of several',
		(db) => Promise.all([1, 2].map((id) => readingOnly(only(id), () => events(db)))),
		new Map([['event', new Set(['id=1', 'id=2'])]]),
	],
	[
		'all, where another reads all before',
		async (db) => [await events(db), await readingOnly(only(1), () => events(db))],
		new Map([['event', 'all']]),
	],
	[
		'all, where another reads all afterwards',
		async (db) => [await readingOnly(only(1), () => events(db)), await events(db)],
		new Map([['event', 'all']]),
	],
	[
		'all of a table that was not spoken of',
		(db) => readingOnly(only(1), () => sites(db)),
		new Map([['site', 'all']]),
	],
	[
		'all, where it fails',
		(db) =>
			readingOnly(only(1), async () => {
				await events(db);
				throw new Error('no');
			}),
		new Map([['event', 'all']]),
	],
	[
		'within what is around it',
		(db) => readingOnly(only(1), () => readingOnly(only(2), () => events(db))),
		new Map([['event', new Set(['id=1'])]]),
	],
])('an answer depends on %s', async ([, read, expected], { db }) => {
	expect(await gathered(() => read(db))).toEqual(expected);
});
