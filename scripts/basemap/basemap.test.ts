/** Against a server on this machine, with an archive of the world that the test makes, and with others' archives. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Compression, PMTiles, TileType, zxyToTileId } from 'pmtiles';
import { parseRange } from '#lib/geography/basemap/basemap-pack.server.ts';
import { cutArchive } from './cut.ts';
import { placeArchive } from './place.ts';
import { openSource } from './source.ts';
import { archiveOf, type Archive } from './write-archive.ts';

const bytesOf = (...parts: (number | Buffer)[]) =>
	Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : part)));
/** A vector tile with one layer of that name, and words in it that tell it from others. */
function tileNamed(layer: string, words: string): Buffer {
	const text = (field: number, value: string) => bytesOf((field << 3) | 2, value.length, Buffer.from(value));
	const body = bytesOf(text(1, layer), text(3, words), bytesOf(15 << 3, 2));
	return bytesOf(0x1a, body.length, body);
}

const column = (lng: number, z: number) => Math.floor(((lng + 180) / 360) * 2 ** z);
const row = (lat: number, z: number) =>
	Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z);

/** A few tiles around the town hall, and one of Aarhus. */
function world(change: Partial<Archive> & { pack?: (tile: Buffer) => Buffer; layer?: string } = {}): Buffer {
	const { pack = gzipSync, layer = 'roads', ...given } = change;
	const places = [9, 10, 11, 12, 13].flatMap((z) =>
		[
			[55.676, 12.568],
			[55.7, 12.55],
			[56.15, 10.2],
		].map(([lat = 0, lng = 0]) => zxyToTileId(z, column(lng, z), row(lat, z))),
	);
	const tiles = [...new Set(places)].map((id) => ({ id, data: pack(tileNamed(layer, `tile ${id}`)) }));
	return Buffer.concat(
		archiveOf({
			tiles,
			metadata: { name: 'World', attribution: '<a href="https://x.example">&copy; OpenStreetMap</a>' },
			bounds: [-85, -180, 85, 180],
			...given,
		}),
	);
}

let folder = '';
let archive = world();
let etag = () => '"1"';
let answer: RequestListener = (request, response) => {
	const range = parseRange(request.headers.range ?? null, archive.length);
	if (!range || range === 'bad') return void response.writeHead(416).end();
	const contentRange = `bytes ${range.start}-${range.end}/${archive.length}`;
	response.writeHead(206, { 'content-range': contentRange, etag: etag() });
	response.end(archive.subarray(range.start, range.end + 1));
};
const inRanges = answer;
const server = createServer((request, response) => answer(request, response));
let url = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'basemap-'));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/world.pmtiles`;
});
beforeEach(() => {
	answer = inRanges;
	etag = () => '"1"';
});
afterAll(async () => {
	await new Promise((resolve) => server.close(resolve));
	await rm(folder, { recursive: true });
});

async function cut(
	from: string,
	options: { attribution?: string; mostBytes?: number } = {},
): Promise<string> {
	const source = await openSource(from);
	try {
		const made = await cutArchive(source, { mostBytes: 1e6, say: () => {}, ...options });
		const target = join(folder, 'data', 'basemap.pmtiles');
		await placeArchive(made, target);
		return target;
	} finally {
		await source.close();
	}
}

async function readBack(path: string) {
	const bytes = await readFile(path);
	const read = new PMTiles({
		getKey: () => path,
		getBytes: async (offset, length) => ({
			data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer,
		}),
	});
	const at = async (lat: number, lng: number, z: number) => {
		const tile = await read.getZxy(z, column(lng, z), row(lat, z));
		return (
			tile &&
			Buffer.from(tile.data)
				.toString('latin1')
				.match(/tile \d+/)?.[0]
		);
	};
	return { at, header: await read.getHeader(), metadata: await read.getMetadata() };
}

test.each([
	['gzip', gzipSync, Compression.Gzip],
	['brotli, which browsers do not unpack here', brotliCompressSync, Compression.Brotli],
	['nothing', (tile: Buffer) => tile, Compression.None],
])('the world packed with %s becomes Copenhagen', async (_, pack, tileCompression) => {
	archive = world({ pack, tileCompression });
	const { at, header, metadata } = await readBack(await cut(url));
	expect(await at(55.676, 12.568, 13)).toBe(`tile ${zxyToTileId(13, column(12.568, 13), row(55.676, 13))}`);
	expect(await at(55.7, 12.55, 9)).toMatch(/tile/);
	expect(await at(56.15, 10.2, 13)).toBeUndefined();
	expect(header).toMatchObject({
		tileType: TileType.Mvt,
		tileCompression: Compression.Gzip,
		minZoom: 9,
		maxZoom: 13,
		minLat: 55.55,
		maxLon: 12.85,
	});
	expect(metadata).toMatchObject({ attribution: '© OpenStreetMap', vector_layers: [{ id: 'roads' }] });
	expect(await readdir(join(folder, 'data'))).toEqual(['basemap.pmtiles']);
});

test('a file on this machine is cut as well, and may be cut again', async () => {
	const from = join(folder, 'world.pmtiles');
	await writeFile(from, world());
	const first = await cut(from);
	await writeFile(from, await readFile(first));
	expect((await readBack(await cut(from))).header.numAddressedTiles).toBeGreaterThan(5);
});

const bomb = gzipSync(Buffer.alloc(40e6));

describe('refused with a sentence, and what stood there stays', () => {
	const broken = (change: (bytes: Buffer) => void) => () => {
		archive = Buffer.from(world());
		change(archive);
	};
	const made = (change: Parameters<typeof world>[0]) => () => void (archive = world(change));
	test.each<[string, () => void, string, { attribution?: string; mostBytes?: number }?]>([
		[
			'a page of a website',
			() => void (archive = Buffer.from('<!doctype html>'.repeat(20))),
			'not a PMTiles',
		],
		['another version', broken((bytes) => (bytes[7] = 4)), 'version 4'],
		['pictures', made({ tileType: TileType.Png }), 'holds png tiles'],
		['nothing of Copenhagen', made({ bounds: [40, -10, 44, 3] }), 'nothing of Copenhagen'],
		['nobody named', made({ metadata: {} }), '--attribution'],
		[
			'layers of somebody else',
			made({ layer: 'potholes' }),
			'no layers that this site draws; it has potholes',
		],
		['a tile that is none', made({ pack: () => gzipSync('not a tile at all') }), 'broken or cut off'],
		['a tile that unpacks to a memory full', made({ pack: () => bomb }), 'broken or cut off'],
		['bytes that are not packed', made({ pack: (tile) => tile }), 'broken or cut off'],
		['too much', made({}), '--most-mb', { mostBytes: 10 }],
		['cut off in the middle', () => void (archive = world().subarray(0, -60)), 'cut off'],
		['cut off in the directory', () => void (archive = world().subarray(0, 140)), 'broken or cut off'],
		['no ranges', () => void (answer = (_, response) => response.end(archive)), 'without ranges'],
		['nothing there', () => void (answer = (_, response) => response.writeHead(404).end()), 'answers 404'],
		[
			'a server that is down',
			() => void (answer = (_, response) => response.writeHead(503).end()),
			'answered 503',
		],
		[
			'half an answer',
			() =>
				void (answer = (_, response) => {
					response.writeHead(206, {
						'content-range': `bytes 0-126/${archive.length}`,
						'content-length': '127',
					});
					response.write(archive.subarray(0, 60), () => response.destroy());
				}),
			'cannot be read',
		],
		[
			'another build meanwhile',
			() => {
				let asked = 0;
				etag = () => `"${asked++}"`;
			},
			'has changed',
		],
	])('%s', async (_, prepare, sentence, options) => {
		archive = world();
		const before = existsSync(join(folder, 'data', 'basemap.pmtiles')) || (await cut(url));
		prepare();
		await expect(cut(url, options)).rejects.toMatchObject({
			name: 'StartRefused',
			message: expect.stringContaining(sentence),
		});
		expect(before && (await readdir(join(folder, 'data')))).toEqual(['basemap.pmtiles']);
	});

	test('a place where nothing can be written', async () => {
		const source = await openSource(join(folder, 'world.pmtiles'));
		const made = await cutArchive(source, { mostBytes: 1e6, say: () => {} });
		await source.close();
		await expect(placeArchive(made, join(folder, 'world.pmtiles', 'x.pmtiles'))).rejects.toThrow(
			'part of the path is a file',
		);
		await expect(openSource(join(folder, 'none.pmtiles'))).rejects.toThrow('There is no file');
	});
});

const fixtures = process.env.REFERENCE_DATA ? join(process.env.REFERENCE_DATA, 'followup/pmtiles') : '';
const hasFixtures = existsSync(fixtures);
if (!hasFixtures)
	console.warn(
		`SKIPPED: others' archives are not at REFERENCE_DATA="${process.env.REFERENCE_DATA ?? ''}"/followup/pmtiles.`,
	);
test.runIf(hasFixtures).each([
	['test_fixture_1', 'nothing of Copenhagen'],
	['test_fixture_2', 'nothing of Copenhagen'],
	['test_fixture_mlt', 'holds mlt tiles'],
	['invalid', 'not a PMTiles archive'],
	['invalid_v4', 'version 4'],
	['empty', 'not a PMTiles archive'],
])('the archive %s of others: %s', async (name, sentence) => {
	archive = await readFile(join(fixtures, `${name}.pmtiles`));
	await expect(cut(url, { attribution: '© somebody' })).rejects.toThrow(sentence);
});
