/**
 * A database of its own for every test: `test('…', async ({ db }) => …)`, or one for all tests of a file with
 * `const db = withDatabase()`, then `db()`.
 */
import { randomUUID } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, inject, test as plain } from 'vitest';
import { createDatabase, type Database } from '#lib/platform/database/database.server.ts';

export type Clone = { db: Database; url: string; drop: () => Promise<void> };

let admin: Sql | undefined;

/** Copies the migrated template. */
export async function cloneDatabase(): Promise<Clone> {
	const template = new URL(inject('templateUrl'));
	const name = `test_${randomUUID().replaceAll('-', '')}`;
	const server = new URL(template);
	server.pathname = '/postgres';
	admin ??= postgres(server.href, { max: 2, onnotice: () => {} });
	const { unsafe: run } = admin;
	await run(`create database ${name} template ${template.pathname.slice(1)} strategy file_copy`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	const db = createDatabase(url.href, { max: 5 });
	const drop = async () => {
		await db.destroy();
		await run(`drop database ${name} with (force)`);
	};
	return { db, url: url.href, drop };
}

/** Vitest's `test`, with `db` (a fresh database) and `url` for those tests that name them. */
export const test = plain.extend<{ clone: Clone; db: Database; url: string }>({
	// eslint-disable-next-line no-empty-pattern -- Vitest reads the fixtures it needs from this pattern
	clone: async ({}, use) => {
		const clone = await cloneDatabase();
		await use(clone);
		await clone.drop();
	},
	db: ({ clone }, use) => use(clone.db),
	url: ({ clone }, use) => use(clone.url),
});

/** One database for all tests of the calling file or `describe`. */
export function withDatabase(): () => Database {
	let clone: Clone | undefined;
	beforeAll(async () => {
		clone = await cloneDatabase();
	});
	afterAll(() => clone?.drop());
	return () => {
		if (!clone) throw new Error('The database is there only while tests run');
		return clone.db;
	};
}
