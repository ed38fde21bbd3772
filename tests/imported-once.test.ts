/** Whatever can be imported says whole where it came from, and is there once. */
import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makeOrganisation } from './support/cast/people.ts';
import { test } from './support/database.ts';

type Source = [source: string | null, key: string | null];

const add: Record<string, (db: Database, by: number, name: string, source: Source) => Promise<unknown>> = {
	event: (db, organisationId, slug, [source, sourceKey]) =>
		db
			.insertInto('event')
			.values({ organisationId, slug, title: slug, startsAt: '2026-12-01', endsAt: '2026-12-02' })
			.execute()
			.then(() => set(db, 'event', slug, [source, sourceKey])),
	opportunity: (db, organisationId, slug, source) =>
		db
			.insertInto('opportunity')
			.values({ organisationId, slug, title: slug, places: 1, deadlineOn: '2026-12-01' })
			.execute()
			.then(() => set(db, 'opportunity', slug, source)),
	organisation: (db, _, slug, source) =>
		makeOrganisation(db, [], { slug, name: slug }).then(() => set(db, 'organisation', slug, source)),
};

const set = (db: Database, table: string, slug: string, [source, key]: Source) =>
	sql`update ${sql.table(table)} set source = ${source}, source_key = ${key} where slug = ${slug}`.execute(
		db,
	);

describe.each(Object.keys(add))('%s', (table) => {
	test('is imported once, and by hand as often as one likes', async ({ db }) => {
		const { id } = await makeOrganisation(db);
		const put = add[table]!;
		await put(db, id, 'first', ['feed', '7']);
		await put(db, id, 'another', ['feed', '8']);
		await put(db, id, 'elsewhere', ['another feed', '7']);
		await put(db, id, 'by-hand', [null, null]);
		await put(db, id, 'by-hand-too', [null, null]);
		await expect(put(db, id, 'again', ['feed', '7'])).rejects.toThrow(`${table}_imported_once`);
		for (const half of [
			['feed', null],
			[null, '9'],
		] satisfies Source[])
			await expect(set(db, table, 'first', half)).rejects.toThrow(`${table}_source_is_whole`);
	});
});
