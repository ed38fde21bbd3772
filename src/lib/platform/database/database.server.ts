/**
 * The way to the database. In TypeScript columns are camelCase; a `date` is 'YYYY-MM-DD', a `timestamptz` a Date,
 * whole and decimal numbers are numbers. A session's time zone is Copenhagen's, so `::date` is the day there.
 */
import { CamelCasePlugin, Kysely, type Transaction as KyselyTransaction } from 'kysely';
import { PostgresJSDialect } from 'kysely-postgres-js';
import postgres, { type Sql } from 'postgres';
import {
	connectionOptions,
	createPool,
	type PoolOptions,
} from '#lib/platform/database/connections.server.ts';
import { noteQuery } from '#lib/platform/database/reads.server.ts';
import { env } from '#lib/platform/env.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';

export type Database = Kysely<DB>;
export type Transaction = KyselyTransaction<DB>;
/** What a question is asked of: the database, or a transaction that holds what it read. */
export type Handle = Database | Transaction;
/** Reads only; the type leaves out every way to write but raw SQL. */
export type Reader = Pick<
	Database,
	'selectFrom' | 'with' | 'withRecursive' | 'fn' | 'dynamic' | 'getExecutor'
>;

/** Opens nothing until the first query; `destroy()` closes. */
export function createDatabase(url: string, options: PoolOptions = {}): Database {
	return new Kysely<DB>({
		dialect: new PostgresJSDialect({ postgres: createPool(url, options) }),
		plugins: [new CamelCasePlugin()],
		log: ({ query }) => noteQuery(query.sql),
	});
}

/** A client of its own for LISTEN: `await client.listen(channel, callback)`, which takes up again after a break. */
export function createListener(url: string): Sql {
	return postgres(url, connectionOptions({ name: 'bland-listen', statementTimeout: 0 })) as unknown as Sql;
}

let shared: Database | undefined;
let listening: Sql | undefined;

/** The process' own database, from `DATABASE_URL`. */
export function database(): Database {
	shared ??= createDatabase(env().DATABASE_URL);
	return shared;
}

/** The process' own listener. */
export function listener(): Sql {
	listening ??= createListener(env().DATABASE_URL);
	return listening;
}

export async function closeDatabase(): Promise<void> {
	const open = shared;
	const ears = listening;
	shared = listening = undefined;
	await Promise.all([open?.destroy(), ears?.end({ timeout: 1 })]);
}
