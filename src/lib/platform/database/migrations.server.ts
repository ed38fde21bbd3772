/**
 * Takes the database forward through `migrations/`, and through the job queue's own steps. Forward only: a landed
 * file is never changed. Two processes starting at once wait for each other (Kysely holds an advisory lock).
 */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runMigrations } from 'graphile-worker';
import { Kysely, sql } from 'kysely';
import { Migrator, type Migration, type MigrationProvider, type MigrationResultSet } from 'kysely/migration';
import { PostgresJSDialect } from 'kysely-postgres-js';
import { createPool } from '#lib/platform/database/connections.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { StartRefused } from '#lib/platform/start-refused.ts';
import { queuePool, quietLogger } from '#lib/platform/jobs/jobs.server.ts';

/** Beside package.json; every script and the built server run in the project's root. */
const folder = resolve('migrations');

/** Names of the steps on disk, in order. */
export function migrationNames(from = folder): string[] {
	return readdirSync(from)
		.filter((file) => /^\d{4}_\w+\.ts$/.test(file))
		.map((file) => file.replace(/\.ts$/, ''))
		.sort();
}

function providerOf(from: string): MigrationProvider {
	return {
		async getMigrations() {
			const entries = migrationNames(from).map(async (name) => {
				const file = pathToFileURL(join(from, `${name}.ts`)).href;
				return [name, (await import(/* @vite-ignore */ file)) as Migration] as const;
			});
			return Object.fromEntries(await Promise.all(entries));
		},
	};
}

const unordered =
	'The database holds steps that this version does not know, or knows in another order. Use the version it was made by; for the demo: npm run demo -- --fresh';

function isUnordered(error: unknown): boolean {
	return error instanceof Error && error.message.startsWith('corrupted migrations');
}

/**
 * Applies what is missing, all of it or nothing.
 * @returns the names of the steps taken.
 */
export const migrateToLatest = (url: string, from = folder): Promise<string[]> =>
	migrate(url, from, (migrator) => migrator.migrateToLatest());

/** Applies the steps up to and with the one named `last`, for those who need the tables of an earlier day. */
export const migrateTo = (url: string, last: string): Promise<string[]> =>
	migrate(url, folder, (migrator) => migrator.migrateTo(last));

async function migrate(
	url: string,
	from: string,
	steps: (migrator: Migrator) => Promise<MigrationResultSet>,
): Promise<string[]> {
	const pool = createPool(url, { max: 1, statementTimeout: 0, name: 'bland-migrate' });
	const db = new Kysely<unknown>({ dialect: new PostgresJSDialect({ postgres: pool }) });
	try {
		const { error, results } = await steps(new Migrator({ db, provider: providerOf(from) }));
		if (error) throw isUnordered(error) ? new StartRefused(unordered) : error;
		const pgPool = queuePool(url, 'bland-migrate');
		await runMigrations({ pgPool, logger: quietLogger() }).finally(() => pgPool.end());
		return (results ?? []).map(({ migrationName }) => migrationName);
	} finally {
		await db.destroy();
	}
}

/** The steps on disk that the database has not taken yet. */
export async function pendingMigrations(db: Database, from = folder): Promise<string[]> {
	const exists = await sql<{
		found: boolean;
	}>`select to_regclass('kysely_migration') is not null as found`.execute(db);
	if (!exists.rows[0]?.found) return migrationNames(from);
	const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
	const taken = new Set(rows.map(({ name }) => name));
	return migrationNames(from).filter((name) => !taken.has(name));
}
