/** The package is what the API says, described as it is, and nothing that was hidden is handed out. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { answerDescriptor, answerFile } from '#lib/explore/data-package/answering.server.ts';
import { lists } from '#lib/explore/api/lists.server.ts';
import { listNames, type ListName } from '#lib/explore/api/questions.ts';
import { columnsOf, keysOf } from '#lib/explore/data-package/fields.ts';
import { takeBarrierDown } from '#lib/dialogue/desk/reading.server.ts';
import type { descriptorOf } from '#lib/explore/data-package/descriptor.ts';
import { currentPackage } from '#lib/explore/data-package/package-queries.server.ts';
import { beginPackage, finishPackage } from '#lib/explore/data-package/package-writes.server.ts';
import { writeDataPackage, writeDataPackageTask } from '#lib/explore/data-package/writing.server.ts';
import {
	removeResult,
	removeStep,
	unlinkFromLighthouse,
} from '#lib/followup/lighthouses/lighthouses.server.ts';
import { lighthousePage } from '#lib/followup/lighthouses/readers.server.ts';
import { licence } from '#lib/feeds/licence.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { locales, type Locale } from '#lib/i18n/locale.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { diskStore, files, useFileStore } from '#lib/platform/files/files.server.ts';
import { forgetUnusedFiles } from '#lib/platform/files/stored-files.server.ts';
import { answeredOne } from '../../../../tests/support/cast/dialogue/barriers.ts';
import { person } from '../../../../tests/support/cast/people.ts';
import { makeEvent, organisation } from '../../../../tests/support/cast/events.ts';
import { test, withDatabase } from '../../../../tests/support/database.ts';
import { openCity } from '../../../../tests/support/open-city.ts';
import { now } from '../../../../tests/sweeps/one-of-each.ts';

const folder = mkdtempSync(join(tmpdir(), 'bland-package-'));
beforeAll(() => {
	setClock(now);
	useFileStore(diskStore(folder));
});
afterAll(() => {
	setClock(null);
	useFileStore(undefined);
	rmSync(folder, { recursive: true });
});

const request = (known?: string) =>
	new Request('https://by.example/', { headers: known ? { 'if-none-match': known } : {} });
const askFile = (db: Database, list: string, locale: Locale = 'da', known?: string) =>
	withLocale(locale, () => answerFile(db, request(known), list));
const askDescriptor = (db: Database, locale: Locale = 'da', known?: string) =>
	withLocale(locale, () => answerDescriptor(db, request(known)));
type Descriptor = ReturnType<typeof descriptorOf>;
const descriptor = async (db: Database, locale: Locale = 'da') =>
	(await (await askDescriptor(db, locale)).json()) as Descriptor;

/** All that a list of the API answers. */
async function apiRows(db: Database, list: ListName): Promise<Record<string, unknown>[]> {
	const rows: Record<string, unknown>[] = [];
	let after: string | null = null;
	do {
		const asked = {
			query: new URLSearchParams(),
			after,
			limit: 100,
			now: new Date(now),
			origin: env().ORIGIN,
		};
		const page: { rows: object[]; next: string | null } = await lists[list](db, asked);
		rows.push(...(page.rows as Record<string, unknown>[]));
		after = page.next;
	} while (after !== null);
	return rows;
}

/** A cell as the description says it is to be read. */
function readCell(text: string, type: string): unknown {
	if (text === '') return null;
	if (type === 'array') return JSON.parse(text);
	if (type === 'boolean') return text === 'true';
	return type === 'integer' || type === 'number' ? Number(text) : text.replace(/^'(?=[=+\-@])/, '');
}
/** What the API says in the place of a column; a text without words is nothing in a table. */
function valueAt(row: unknown, path: readonly string[]): unknown {
	const value = path.reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null)?.[name], row);
	return value === '' ? null : (value ?? null);
}

describe('each file', () => {
	const db = withDatabase();
	beforeAll(async () => {
		await openCity(db());
		await db()
			.updateTable('event')
			.set({ title: '=1+1; "Suppe", æøå' })
			.where('slug', '=', 'event-coming')
			.execute();
		await writeDataPackage(db());
	});

	test.for(locales.flatMap((locale) => listNames.map((list) => [list, locale] as const)))(
		'%s, in %s, read as it is described, says what the API says',
		async ([list, locale]) => {
			const response = await askFile(db(), list, locale);
			const bytes = Buffer.from(await response.arrayBuffer());
			const { resources } = await descriptor(db(), locale);
			const resource = resources.find(({ name }) => name === list)!;
			expect(resource).toMatchObject({
				path: `${list}.csv`,
				bytes: bytes.length,
				hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
			});
			const { fields } = resource.schema;
			const rows = parse(bytes, { delimiter: resource.dialect.delimiter }) as string[][];
			expect(rows[0]).toEqual(fields.map(({ name }) => name));
			const columns = columnsOf(list);
			const read = rows
				.slice(1)
				.map((cells) => cells.map((cell, index) => readCell(cell, fields[index]!.type)));
			const expected = await withLocale(locale, () => apiRows(db(), list));
			expect(expected.length).toBeGreaterThan(0);
			expect(read).toEqual(expected.map((row) => columns.map(({ path }) => valueAt(row, path))));
			expect(resource.rows).toBe(expected.length);
			const keys = read.map((row) =>
				JSON.stringify(keysOf[list].map((key) => row[fields.findIndex(({ name }) => name === key)])),
			);
			expect(new Set(keys).size).toBe(keys.length);
			for (const [index, { constraints }] of fields.entries())
				if (constraints?.required) expect(read.every((row) => row[index] !== null)).toBe(true);
		},
	);

	test('is described in words, column by column, in each language', async () => {
		for (const locale of locales) {
			const said = await descriptor(db(), locale);
			expect(said.resources.map(({ name }) => name).toSorted()).toEqual([...listNames].toSorted());
			expect(said.licenses).toEqual([{ name: 'CC-BY-4.0', title: licence.name, path: licence.url }]);
			for (const { schema, description } of said.resources) {
				expect(description.length).toBeGreaterThan(10);
				for (const field of schema.fields) expect(field.description, field.name).toBeTruthy();
			}
		}
		expect((await descriptor(db(), 'da')).title).not.toBe((await descriptor(db(), 'en')).title);
	});

	test('is open to any site, says its size and its terms, and is not sent again to who has it', async () => {
		for (const ask of [
			askDescriptor,
			(...[d, l, k]: Parameters<typeof askDescriptor>) => askFile(d, 'events', l, k),
		]) {
			const first = await ask(db());
			expect(Object.fromEntries(first.headers)).toMatchObject({
				'access-control-allow-origin': '*',
				'cache-control': 'public, max-age=0, must-revalidate',
				link: `<${licence.url}>; rel="license"`,
			});
			const etag = first.headers.get('etag')!;
			const again = await ask(db(), 'da', etag);
			expect([again.status, await again.text()]).toEqual([304, '']);
			expect((await ask(db(), 'da', 'W/"another"')).status).toBe(200);
		}
		const file = await askFile(db(), 'events');
		expect(file.headers.get('content-length')).toBe(String((await file.arrayBuffer()).byteLength));
	});

	test('what is no list is not there', async () => {
		for (const name of ['people', 'constructor', '../events'])
			await expect(askFile(db(), name)).rejects.toMatchObject({ status: 404 });
	});

	test('is written once a day, and the next day in the place of the one before', async () => {
		const before = (await currentPackage(db()))!;
		await writeDataPackage(db());
		expect((await currentPackage(db()))!.id).toBe(before.id);
		setClock('2026-11-24T12:00:00Z');
		await writeDataPackage(db());
		const after = (await currentPackage(db()))!;
		expect(after.id).toBeGreaterThan(before.id);
		expect(await db().selectFrom('dataPackage').select('id').execute()).toEqual([{ id: after.id }]);
		setClock('2026-11-26T12:00:00Z');
		await forgetUnusedFiles(db());
		for (const { fileKey } of after.files) expect(await files().get(fileKey), fileKey).not.toBeNull();
		const kept = new Set(after.files.map(({ fileKey }) => fileKey));
		const dropped = before.files.filter(({ fileKey }) => !kept.has(fileKey));
		expect(dropped.length).toBeGreaterThan(0);
		for (const { fileKey } of dropped) expect(await files().get(fileKey), fileKey).toBeNull();
		setClock(now);
	});
});

test('more rows than are held at once are all in it, each once', async ({ db }) => {
	const { id } = await organisation(db, 'travlt');
	const base = Date.parse('2026-12-01T10:00:00Z');
	await db
		.insertInto('event')
		.values(
			Array.from({ length: 1203 }, (_, index) => ({
				slug: `gang-${index}`,
				organisationId: id,
				title: `Gang ${index}`,
				startsAt: new Date(base + index * 60_000),
				endsAt: new Date(base + index * 60_000 + 3_600_000),
				state: 'published' as const,
				publishedAt: new Date('2026-11-01'),
			})),
		)
		.execute();
	await writeDataPackage(db);
	const rows = parse(await (await askFile(db, 'events')).text(), { columns: true }) as { title: string }[];
	expect(rows.map(({ title }) => title)).toEqual(Array.from({ length: 1203 }, (_, index) => `Gang ${index}`));
});

async function world(db: Database) {
	const partner = await organisation(db, 'nordlys');
	const event = await makeEvent(db, partner.id, { title: 'Hemmelig fest', address: 'Ved Rosa 1' });
	await writeDataPackage(db);
	return { partner, event };
}
type World = Awaited<ReturnType<typeof world>>;
const statuses = async (db: Database) => [
	(await askDescriptor(db)).status,
	(await askFile(db, 'events')).status,
	(await askFile(db, 'partners', 'en')).status,
];
const jobs = async (db: Database) =>
	(
		await sql<{ name: string }>`select task_identifier as name from graphile_worker.jobs`.execute(db)
	).rows.filter(({ name }) => name === writeDataPackageTask.name).length;

describe('a package with something in it that is not public any more', () => {
	test('is taken back at once, and written anew without it', async ({ db }) => {
		const { event } = await world(db);
		const { headers } = await askFile(db, 'events');
		expect(await (await askFile(db, 'events')).text()).toContain('Hemmelig fest');
		await db.updateTable('event').set({ state: 'draft' }).where('id', '=', event.id).execute();
		expect(await statuses(db)).toEqual([503, 503, 503]);
		const refused = await askFile(db, 'events', 'da', headers.get('etag')!);
		expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60']);
		expect(refused.headers.get('cache-control')).toBe('no-store');
		expect(await jobs(db)).toBe(1);
		await writeDataPackage(db);
		expect(await statuses(db)).toEqual([200, 200, 200]);
		expect(await (await askFile(db, 'events')).text()).not.toContain('Hemmelig fest');
	});

	const hiding: [string, (db: Database, there: World) => Promise<unknown>][] = [
		[
			'an event that is thrown away',
			(db, { event }) => db.deleteFrom('event').where('id', '=', event.id).execute(),
		],
		[
			'an address that is taken off',
			(db, { event }) => db.updateTable('event').set({ address: null }).where('id', '=', event.id).execute(),
		],
		[
			'a partner who is suspended',
			(db, { partner }) =>
				db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', partner.id).execute(),
		],
		[
			'a partner who is one no longer',
			(db, { partner }) =>
				db.updateTable('organisation').set({ state: 'listed' }).where('id', '=', partner.id).execute(),
		],
		[
			'a site that is given up',
			(db, { partner }) => db.deleteFrom('site').where('id', '=', partner.siteId).execute(),
		],
		[
			'a site that moves',
			(db, { partner }) =>
				db.updateTable('site').set({ address: 'Et andet sted 2' }).where('id', '=', partner.siteId).execute(),
		],
	];
	test.for(hiding)('%s takes it back', async ([, hide], { db }) => {
		const there = await world(db);
		await hide(db, there);
		expect(await statuses(db)).toEqual([503, 503, 503]);
	});

	const taking: [string, (db: Database, editor: Actor, slug: string) => Promise<unknown>][] = [
		[
			'a result',
			async (db, editor, slug) =>
				removeResult(db, editor, slug, (await lighthousePage(db, slug)).results[0]!.id),
		],
		[
			'a milestone',
			async (db, editor, slug) => removeStep(db, editor, slug, (await lighthousePage(db, slug)).steps[0]!.id),
		],
		[
			'a promise, and its partner with it,',
			async (db, editor, slug) =>
				unlinkFromLighthouse(db, editor, slug, (await lighthousePage(db, slug)).commitments[0]!.slug),
		],
	];
	test.for(taking)('%s that is taken off a lighthouse takes it back', async ([, take], { db }) => {
		await openCity(db);
		await writeDataPackage(db);
		const before = await (await askFile(db, 'lighthouses')).text();
		expect(before).toContain('Fyrets Venner');
		await take(db, await person(db, 'editor'), 'ten-schools');
		expect(await statuses(db)).toEqual([503, 503, 503]);
		await writeDataPackage(db);
		expect(await (await askFile(db, 'lighthouses')).text()).not.toBe(before);
	});

	test('a barrier that is taken down takes it back, and the words it was told in were never in it', async ({
		db,
	}) => {
		const consultant = await person(db, 'consultant');
		const { slug } = await answeredOne(db, consultant);
		await writeDataPackage(db);
		const before = await (await askFile(db, 'barriers')).text();
		expect(before).toContain('Danskholdet slutter');
		expect(before).not.toContain('Jeg arbejder til klokken 16');
		await takeBarrierDown(db, consultant, slug, { reason: 'personal_data', words: 'Der stod et navn.' });
		expect(await statuses(db)).toEqual([503, 503, 503]);
		await writeDataPackage(db);
		expect(await (await askFile(db, 'barriers')).text()).not.toContain('Danskholdet slutter');
	});

	const changing: [string, (db: Database, there: World) => Promise<unknown>][] = [
		[
			'a title that is put right',
			(db, { event }) => db.updateTable('event').set({ title: 'Fest' }).where('id', '=', event.id).execute(),
		],
		['an event more', (db, { partner }) => makeEvent(db, partner.id, { title: 'Kor' })],
		[
			'an event that is called off',
			(db, { event }) =>
				db.updateTable('event').set({ state: 'cancelled' }).where('id', '=', event.id).execute(),
		],
		[
			'a draft that is thrown away',
			async (db, { partner }) => {
				const { id } = await makeEvent(db, partner.id, { state: 'draft' });
				await db.deleteFrom('event').where('id', '=', id).execute();
			},
		],
	];
	test.for(changing)('%s does not', async ([, change], { db }) => {
		const there = await world(db);
		await change(db, there);
		expect(await statuses(db)).toEqual([200, 200, 200]);
	});

	test('is not handed out either when it was hidden while it was being written', async ({ db }) => {
		const { event, partner } = await world(db);
		await db.updateTable('site').set({ address: 'Nyt sted 1' }).where('id', '=', partner.siteId).execute();
		const begin = () => db.transaction().execute((trx) => beginPackage(trx, new Date(now)));
		const { files: written } = {
			files: [{ list: 'events', locale: 'da', fileKey: 'a.csv', bytes: 1, rows: 0 }],
		} as const;
		const finish = (id: number) =>
			db.transaction().execute((trx) => finishPackage(trx, id, written, new Date(now)));
		const first = await begin();
		await db.updateTable('event').set({ state: 'draft' }).where('id', '=', event.id).execute();
		const second = await begin();
		expect(await finish(first)).toBe(false);
		expect(await currentPackage(db)).toBeUndefined();
		expect(await finish(second)).toBe(true);
		expect(await currentPackage(db)).toMatchObject({ id: second });
	});

	test('nor when who hides it is not done yet as it begins', async ({ db }) => {
		const { event, partner } = await world(db);
		await db.updateTable('site').set({ address: 'Nyt sted 1' }).where('id', '=', partner.siteId).execute();
		await db.transaction().execute(async (trx) => {
			await trx.updateTable('event').set({ state: 'draft' }).where('id', '=', event.id).execute();
			await writeDataPackage(db);
			expect(await (await askFile(db, 'events')).text()).toContain('Hemmelig fest');
		});
		expect(await statuses(db)).toEqual([503, 503, 503]);
		await writeDataPackage(db);
		expect(await (await askFile(db, 'events')).text()).not.toContain('Hemmelig fest');
	});

	test('many things hidden at once ask for one package', async ({ db }) => {
		const { partner } = await world(db);
		for (let nr = 0; nr < 5; nr++) await makeEvent(db, partner.id);
		await db.updateTable('event').set({ state: 'draft' }).where('organisationId', '=', partner.id).execute();
		expect(await jobs(db)).toBe(1);
		expect(await db.selectFrom('dataPackageWithdrawal').select('id').execute()).toHaveLength(1);
	});
});

test('two who write at once leave one package, with all its files', async ({ db }) => {
	await organisation(db, 'nordlys');
	await Promise.all([writeDataPackage(db), writeDataPackage(db)]);
	const current = (await currentPackage(db))!;
	expect(current.files).toHaveLength(listNames.length * locales.length);
	for (const { list, locale } of current.files) expect((await askFile(db, list, locale)).status).toBe(200);
});

test('before there is one, it is said that there is none yet', async ({ db }) => {
	expect(await statuses(db)).toEqual([503, 503, 503]);
	const said = (await (await askDescriptor(db)).json()) as object;
	expect(said).toMatchObject({ status: 503, title: 'Ikke klar endnu' });
});
