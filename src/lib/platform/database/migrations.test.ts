import { sql } from 'kysely';
import { expect } from 'vitest';
import {
	migrateToLatest,
	migrationNames,
	pendingMigrations,
} from '#lib/platform/database/migrations.server.ts';
import { test } from '../../../../tests/support/database.ts';

test('every step is taken in the template, and taking them again does nothing', async ({ db, url }) => {
	expect(await pendingMigrations(db)).toEqual([]);
	expect(await migrateToLatest(url)).toEqual([]);
});

test('a step that is missing is named', async ({ db }) => {
	const last = migrationNames().at(-1) ?? '';
	await sql`delete from kysely_migration where name = ${last}`.execute(db);
	expect(await pendingMigrations(db)).toEqual([last]);
});
