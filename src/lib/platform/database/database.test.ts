import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { createDatabase, type Database } from '#lib/platform/database/database.server.ts';
import { startEmbedded, type Embedded } from '../../../../scripts/runtime/postgres/embedded.ts';
import { test } from '../../../../tests/support/database.ts';

describe('values', () => {
	test('arrive as the house wants them', async ({ db }) => {
		const { rows } = await sql<
			Record<string, unknown>
		>`select 12::bigint as whole, 1.25::numeric as decimal_number,
			date '2026-02-28' as day, timestamptz '2026-07-01 12:00+02' as moment, '{"a":[1]}'::jsonb as json,
			array['a','b']::text[] as words, array[date '2026-01-01'] as days, true as yes, current_setting('timezone') as zone`.execute(
			db,
		);
		expect(rows[0]).toEqual({
			whole: 12,
			decimalNumber: 1.25,
			day: '2026-02-28',
			moment: new Date('2026-07-01T10:00:00Z'),
			json: { a: [1] },
			words: ['a', 'b'],
			days: ['2026-01-01'],
			yes: true,
			zone: 'Europe/Copenhagen',
		});
	});

	test('are sent as they are, whatever they hold', async ({ db }) => {
		const moment = new Date('2026-03-29T00:59:00Z');
		const { rows } = await sql<Record<string, unknown>>`select ${"ø'; drop table person; --"}::text as text,
			${moment}::timestamptz as moment, ${'2026-10-25'}::date as day, ${['é', 'ب']}::text[] as words, ${[1, 2]}::int[] as numbers,
			${{ a: 'b' }}::jsonb as object, ${JSON.stringify([1])}::jsonb as list, ${null}::text as nothing, ${2.5}::numeric as part`.execute(
			db,
		);
		expect(rows[0]).toEqual({
			text: "ø'; drop table person; --",
			moment,
			day: '2026-10-25',
			words: ['é', 'ب'],
			numbers: [1, 2],
			object: { a: 'b' },
			list: [1],
			nothing: null,
			part: 2.5,
		});
	});

	test('Danish letters fold, and sort as in Danish where asked', async ({ db }) => {
		const { rows } = await sql<{
			found: boolean;
			names: string[];
		}>`select 'ÆBLEGÅRDEN' ilike '%blegård%' as found,
			array(select x from unnest(array['Åse','Ærø','Zenia','Ølby']) x order by x collate "da-x-icu") as names`.execute(
			db,
		);
		expect(rows[0]).toEqual({ found: true, names: ['Zenia', 'Ærø', 'Ølby', 'Åse'] });
	});
});

describe('when the database goes away', () => {
	const dataDir = mkdtempSync(join(tmpdir(), 'bland-test-'));
	let server: Embedded;
	let db: Database;
	const answer = () => sql<{ one: number }>`select 1 as one`.execute(db).then(({ rows }) => rows[0]?.one);

	beforeAll(async () => {
		chmodSync(dataDir, 0o711);
		server = await startEmbedded({ dataDir, fsync: false });
		db = createDatabase(server.url, { max: 3 });
		await sql`create table entry (id integer)`.execute(db);
	});
	afterAll(async () => {
		await db.destroy();
		await server.stop();
		rmSync(dataDir, { recursive: true, force: true });
	});

	test('a transaction cut in the middle leaves nothing behind', async () => {
		const admin = createDatabase(server.urlFor('postgres'), { max: 1 });
		const cut = db.transaction().execute(async (trx) => {
			await sql`insert into entry values (1)`.execute(trx);
			await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'bland'`.execute(
				admin,
			);
			await new Promise((settle) => setTimeout(settle, 100));
			await sql`insert into entry values (2)`.execute(trx);
		});
		await expect(cut).rejects.toThrow();
		await admin.destroy();
		const { rows } = await sql`select * from entry`.execute(db);
		expect(rows).toEqual([]);
	});

	test('questions fail rather than wait, and are answered again when it is back', async () => {
		expect(await Promise.all([answer(), answer(), answer()])).toEqual([1, 1, 1]);
		await server.stop();
		const refused = await Promise.allSettled(Array.from({ length: 8 }, answer));
		expect(refused.every(({ status }) => status === 'rejected')).toBe(true);

		server = await startEmbedded({ dataDir, port: server.port, fsync: false });
		expect(await Promise.all(Array.from({ length: 8 }, answer))).toEqual(Array(8).fill(1));
	});
});
