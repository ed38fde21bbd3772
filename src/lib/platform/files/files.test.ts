/** One table of what a store must do, held against a folder and against a real server that speaks S3. */
import { createHash, randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, openAsBlob, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test as plain } from 'vitest';
import { setClock } from '#lib/platform/clock.ts';
import { diskStore, pathOfFile, useFileStore } from '#lib/platform/files/files.server.ts';
import { type FileStore } from '#lib/platform/files/file-store.ts';
import { s3Store } from '#lib/platform/files/s3-store.server.ts';
import { forgetUnusedFiles, storeFiles } from '#lib/platform/files/stored-files.server.ts';
import { forgetFiles } from '#lib/organisations/files/unused-pictures.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { roomOfPartners } from '#lib/organisations/files/quota.ts';
import { test } from '../../../../tests/support/database.ts';
import { makeOrganisation } from '../../../../tests/support/cast/people.ts';

const folder = mkdtempSync(join(tmpdir(), 'bland-store-'));
const keyOf = (bytes: Uint8Array, ending = 'webp') =>
	`${createHash('sha256').update(bytes).digest('hex')}.${ending}`;
const key = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', region: 'us-east-1' };

const plenty = { bytes: 1_000_000_000, files: 100 };
const anOrganisation = async (db: Database): Promise<number> => (await makeOrganisation(db)).id;

interface S3Server {
	run(): Promise<AddressInfo>;
	close(): Promise<void>;
}
// Its loader still counts on the folder of an older Node.
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => S3Server;
const server = new S3rver({
	port: 0,
	address: '127.0.0.1',
	silent: true,
	directory: join(folder, 'buckets'),
	configureBuckets: [{ name: 'bland-files' }],
});
let endpoint = '';
beforeAll(async () => {
	endpoint = `http://127.0.0.1:${(await server.run()).port}`;
});
afterAll(async () => {
	await server.close();
	rmSync(folder, { recursive: true, force: true });
});

const bucket = (change: object = {}) =>
	s3Store({ ...key, endpoint, bucket: 'bland-files', pathOf: pathOfFile, ...change });
const stores: [string, () => FileStore][] = [
	['a folder', () => diskStore(join(folder, 'disk'))],
	['a bucket', () => bucket()],
];
const read = async (store: FileStore, name: string) => {
	const found = await store.get(name);
	return (
		found && { bytes: found.bytes, content: new Uint8Array(await new Response(found.body).arrayBuffer()) }
	);
};

describe.each(stores)('%s', (_name, open) => {
	plain('gives back what it was given, small or large', async () => {
		for (const size of [1, 1000, 10 * 1024 * 1024]) {
			const content = new Uint8Array(randomBytes(size));
			const name = keyOf(content, size === 1000 ? 'pdf' : 'webp');
			await open().put(name, content);
			const found = (await read(open(), name))!;
			expect(found.bytes).toBe(size);
			expect(keyOf(found.content, name.split('.')[1])).toBe(name);
		}
	});

	plain('takes what lies in a file already, as it is', async () => {
		const content = new Uint8Array(randomBytes(3_000_000));
		const path = join(folder, `${Math.random()}`);
		writeFileSync(path, content);
		const name = keyOf(content, 'csv');
		await open().put(name, await openAsBlob(path));
		const found = (await read(open(), name))!;
		expect([found.bytes, keyOf(found.content, 'csv')]).toEqual([content.length, name]);
	});

	plain('takes the same file twice and at once, and forgets it once', async () => {
		const content = new Uint8Array(randomBytes(50_000));
		const name = keyOf(content);
		await Promise.all([1, 2, 3].map(() => open().put(name, content)));
		expect((await read(open(), name))?.bytes).toBe(50_000);
		await open().delete(name);
		expect(await open().get(name)).toBeNull();
		await open().delete(name);
	});

	plain('knows nothing of what was never stored, and no names but ours', async () => {
		expect(await open().get(keyOf(new Uint8Array([7])))).toBeNull();
		for (const name of ['../secret.webp', 'a.webp', `${'0'.repeat(64)}.webp/../x`, '']) {
			await expect(open().get(name)).rejects.toThrow('not a file key');
			await expect(open().put(name, new Uint8Array([1]))).rejects.toThrow('not a file key');
			await expect(open().delete(name)).rejects.toThrow('not a file key');
		}
	});

	plain('a reader who goes away leaves nothing open', async () => {
		const content = new Uint8Array(randomBytes(3_000_000));
		await open().put(keyOf(content), content);
		const { body } = (await open().get(keyOf(content)))!;
		const reader = body.getReader();
		expect((await reader.read()).done).toBe(false);
		await reader.cancel();
	});
});

describe('a bucket in trouble', () => {
	const content = new Uint8Array([1, 2, 3]);
	const name = keyOf(content);
	const silent: Server[] = [];
	const answering = async (answer: Parameters<typeof createServer>[1]) => {
		const one = createServer({}, answer as never);
		silent.push(one);
		await new Promise<void>((settle) => one.listen(0, '127.0.0.1', settle));
		return `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
	};
	afterEach(() => {
		for (const one of silent.splice(0)) one.closeAllConnections();
	});

	plain('a wrong key or no bucket is an error that names itself and no secret', async () => {
		const wrong = bucket({ accessKeyId: 'somebody-else' });
		await expect(wrong.put(name, content)).rejects.toThrow(/answered 403 InvalidAccessKeyId/);
		const gone = bucket({ bucket: 'no-such-bucket' });
		await expect(gone.put(name, content)).rejects.toThrow(/answered 404 NoSuchBucket/);
		await expect(gone.get(name)).rejects.toThrow(/NoSuchBucket/);
	});

	plain('a server that is not there, says nothing or stops half-way is given up', async () => {
		const absent = bucket({ endpoint: 'http://127.0.0.1:9' });
		await expect(absent.get(name)).rejects.toThrow('file store: GET not reached');
		const mute = bucket({ endpoint: await answering(() => {}), answerWithin: 150 });
		await expect(mute.put(name, content)).rejects.toThrow('file store: PUT no answer in time');
		const half = bucket({
			endpoint: await answering((_request, response) => {
				response.writeHead(200, { 'content-length': '100' });
				response.write('abc');
			}),
			silentFor: 150,
		});
		await expect(read(half, name)).rejects.toThrow('stood still');
	});

	plain('a hiccup is tried again', async () => {
		let asked = 0;
		const shaky = bucket({
			endpoint: await answering((_request, response) => {
				response.statusCode = ++asked < 2 ? 503 : 200;
				response.end();
			}),
		});
		await shaky.put(name, content);
		expect(asked).toBe(2);
	});

	test('reaches the person as a sentence, takes no room, and is remembered for tidying', async ({ db }) => {
		useFileStore(bucket({ endpoint: 'http://127.0.0.1:9' }));
		try {
			const id = await anOrganisation(db);
			await expect(storeFiles(db, id, plenty, [{ key: name, content }])).rejects.toMatchObject({
				code: 'file_not_stored',
			});
			expect(await db.selectFrom('storedFile').select('key').execute()).toEqual([{ key: name }]);
			expect(await db.selectFrom('handedInFile').select('key').execute()).toEqual([]);
		} finally {
			useFileStore(undefined);
		}
	});
});

describe('a disk that is full', () => {
	plain('leaves nothing half-written behind', () => {
		const disk = join(folder, 'full');
		const script = `import { diskStore } from '#lib/platform/files/files.server.ts';
			const store = diskStore(process.argv[1]);
			const put = (size) => store.put('a'.repeat(64) + '.webp', new Uint8Array(size)).then(() => 'kept', ({ code }) => code);
			console.log(await put(1_000_000), await put(10));`;
		// The limit is real: the system writes no file beyond it, as it writes none on a full disk.
		const said = execFileSync(
			'bash',
			[
				'-c',
				`trap '' XFSZ; ulimit -f 64; exec "$0" --input-type=module -e "$1" "$2"`,
				process.execPath,
				script,
				disk,
			],
			{ encoding: 'utf8' },
		);
		expect(said.trim()).toBe('EFBIG kept');
		expect(readdirSync(join(disk, 'aa'))).toEqual([`${'a'.repeat(64)}.webp`]);
	});

	plain(
		'what a machine that went down left half-written is tidied, what is being written stays',
		async () => {
			const store = diskStore(join(folder, 'down'));
			await store.put(keyOf(new Uint8Array([1])), new Uint8Array([1]));
			const [place] = readdirSync(join(folder, 'down'));
			const part = (of: string) => join(folder, 'down', place!, `${of}.part`);
			for (const of of ['old', 'new']) writeFileSync(part(of), 'x');
			utimesSync(part('old'), 0, 0);
			await store.tidy(new Date(Date.now() - 86_400_000));
			expect([part('old'), part('new')].map(existsSync)).toEqual([false, true]);
			await diskStore(join(folder, 'nowhere')).tidy(new Date());
		},
	);
});

describe('an organisation’s room', () => {
	const some = (n: number, size: number) => {
		const content = new Uint8Array(size).fill(n);
		return { content, key: keyOf(content) };
	};
	beforeEach(() => useFileStore(diskStore(join(folder, 'room'))));
	afterEach(() => {
		setClock(null);
		useFileStore(undefined);
	});

	test('is not exceeded by files sent at once, in bytes or in number', async ({ db }) => {
		const room = { bytes: 1000, files: 5 };
		for (const [size, fits] of [
			[300, 3],
			[10, 5],
		] as const) {
			const id = await anOrganisation(db);
			const tries = await Promise.allSettled(
				Array.from({ length: 12 }, async (_, n) => storeFiles(db, id, room, [some(size + n, size)])),
			);
			expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(fits);
			const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
			for (const reason of refused)
				expect(reason).toMatchObject({ code: 'file_no_room', facts: { megabytes: '0', files: '5' } });
		}
	});

	test('is taken once by the same file, by all of them or by none, and given back with the file', async ({
		db,
	}) => {
		const id = await anOrganisation(db);
		const room = { bytes: 500, files: 5 };
		const taken = async () =>
			(await db.selectFrom('handedInFile').select('key').where('organisationId', '=', id).execute()).length;
		setClock('2026-11-20T10:00:00Z');
		await storeFiles(db, id, room, [some(1, 400), some(1, 400)]);
		await storeFiles(db, id, room, [some(1, 400)]);
		expect(await taken()).toBe(1);
		const both = [some(2, 50), some(3, 200)];
		await expect(storeFiles(db, id, room, both)).rejects.toMatchObject({ code: 'file_no_room' });
		expect(await taken()).toBe(1);
		setClock('2026-11-22T10:00:00Z');
		await forgetFiles.handle(db, {});
		expect(await taken()).toBe(0);
		await storeFiles(db, id, room, both);
	});

	test('has an end that the database keeps too', async ({ db }) => {
		const id = await anOrganisation(db);
		const insert = (key: string, bytes: number) =>
			db.transaction().execute(async (trx) => {
				await trx.insertInto('storedFile').values({ key, storedAt: new Date() }).execute();
				await trx.insertInto('handedInFile').values({ organisationId: id, key, bytes }).execute();
			});
		const { bytes, files } = roomOfPartners;
		await insert('most', bytes);
		await expect(insert('more', 1)).rejects.toMatchObject({ constraint_name: 'handed_in_file_quota' });
		await db.deleteFrom('handedInFile').execute();
		await sql`insert into stored_file select n::text, now() from generate_series(1, ${files}) n`.execute(db);
		await sql`insert into handed_in_file select ${id}, n::text, 1 from generate_series(1, ${files}) n`.execute(
			db,
		);
		await expect(insert('one more', 1)).rejects.toMatchObject({ constraint_name: 'handed_in_file_quota' });
	});
});

describe('files nobody refers to', () => {
	afterEach(() => {
		setClock(null);
		useFileStore(undefined);
	});

	test('go after a day; a picture, and what was stored again, stay', async ({ db }) => {
		const disk = join(folder, 'tidy');
		useFileStore(diskStore(disk));
		const [lost, picture, again] = [1, 2, 3].map((n) => new Uint8Array([n, 9])) as [
			Uint8Array,
			Uint8Array,
			Uint8Array,
		];
		setClock('2026-11-20T10:00:00Z');
		const id = await anOrganisation(db);
		const store = (one: Uint8Array) => storeFiles(db, id, plenty, [{ key: keyOf(one), content: one }]);
		for (const one of [lost, picture, again]) await store(one);
		await db
			.insertInto('image')
			.values({ organisationId: id, fileKey: keyOf(picture), sha256: 'x', width: 1, height: 1, bytes: 2 })
			.execute();
		setClock('2026-11-21T09:00:00Z');
		expect(await forgetUnusedFiles(db)).toBe(0);
		await store(again);
		setClock('2026-11-21T12:00:00Z');
		expect(await forgetUnusedFiles(db)).toBe(1);
		const there = (one: Uint8Array) => existsSync(join(disk, pathOfFile(keyOf(one))));
		expect([lost, picture, again].map(there)).toEqual([false, true, true]);
		setClock('2026-11-23T12:00:00Z');
		expect(await forgetUnusedFiles(db)).toBe(1);
		expect([lost, picture, again].map(there)).toEqual([false, true, false]);
	});
});
