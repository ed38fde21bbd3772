import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToHeader, Compression, PMTiles, tileIdToZxy, type Source } from 'pmtiles';
import { archiveOf, type Tile } from './write-archive.ts';

const bounds = [55.55, 12.3, 55.8, 12.85] as const;
const written = (tiles: readonly Tile[], metadata = {}) =>
	Buffer.concat(archiveOf({ tiles, metadata, bounds, tileCompression: Compression.None }));

const sourceOf = (bytes: Buffer): Source => ({
	getKey: () => 'test',
	getBytes: async (offset, length) => ({
		data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer,
	}),
});

async function readBack(bytes: Buffer, tiles: readonly Tile[]): Promise<void> {
	const archive = new PMTiles(sourceOf(bytes));
	for (const { id, data } of tiles) {
		const found = await archive.getZxy(...tileIdToZxy(id));
		expect(found && Buffer.from(found.data).equals(Buffer.from(data)), `tile ${id}`).toBe(true);
	}
}

test('what is written reads back equal, and what was not written is not there', async () => {
	const contents = fc.constantFrom('sea', 'sea', 'land', 'a street', 'a longer street');
	const given = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 400 }), contents), {
		selector: ([id]) => id,
		minLength: 1,
		maxLength: 120,
	});
	await fc.assert(
		fc.asyncProperty(given, fc.dictionary(fc.string(), fc.string()), async (pairs, metadata) => {
			const tiles = pairs.map(([id, text]) => ({ id, data: Buffer.from(text) }));
			const bytes = written(tiles, metadata);
			await readBack(bytes, tiles);
			const archive = new PMTiles(sourceOf(bytes));
			expect(await archive.getMetadata()).toEqual(JSON.parse(JSON.stringify(metadata)));
			const there = new Set(pairs.map(([id]) => id));
			const gone = [0, 1, 200, 399].filter((id) => !there.has(id));
			for (const id of gone) expect(await archive.getZxy(...tileIdToZxy(id))).toBeUndefined();
			const header = await archive.getHeader();
			expect(header.numAddressedTiles).toBe(tiles.length);
			expect(header.numTileContents).toBe(new Set(pairs.map(([, text]) => text)).size);
			expect([header.minLat, header.minLon, header.maxLat, header.maxLon]).toEqual(bounds);
		}),
		{ numRuns: 60 },
	);
});

test('tiles in a row that are the same are one entry, and their bytes are kept once', () => {
	const sea = Buffer.from('sea');
	const bytes = written([
		...Array.from({ length: 50 }, (_, n) => ({ id: 100 + n, data: sea })),
		{ id: 150, data: Buffer.from('land') },
		{ id: 151, data: sea },
	]);
	const header = bytesToHeader(Uint8Array.from(bytes.subarray(0, 127)).buffer);
	expect([
		header.numAddressedTiles,
		header.numTileEntries,
		header.numTileContents,
		header.tileDataLength,
	]).toEqual([52, 3, 2, 7]);
});

test('a root that would be too large for the first request points to leaves', async () => {
	let seed = 1;
	const random = () => (seed = (seed * 48_271) % 2_147_483_647);
	const tiles = Array.from({ length: 30_000 }, (_, n) => ({
		id: n * 7 + (random() % 7),
		data: Buffer.from(`${n} ${'x'.repeat(random() % 40)}`),
	}));
	const bytes = written(tiles);
	const header = bytesToHeader(Uint8Array.from(bytes.subarray(0, 127)).buffer);
	expect(header.leafDirectoryLength).toBeGreaterThan(0);
	expect(header.rootDirectoryOffset + header.rootDirectoryLength).toBeLessThanOrEqual(16_384);
	await readBack(
		bytes,
		tiles.filter((_, n) => n % 97 === 0 || n > 29_990),
	);
});

test.each([
	['a tile given twice', [1, 1], 'twice'],
	['an empty tile', [1], 'none'],
])('%s is refused', (_, ids, sentence) => {
	const data = Buffer.from(ids.length > 1 ? 'land' : '');
	expect(() => written(ids.map((id) => ({ id, data })))).toThrow(sentence);
});
