/**
 * Writes PMTiles archives, version 3: tiles in the order of their ids, the same bytes kept once, tiles in a row that are the
 * same as one entry, and directories in leaves where the root would not fit into what a reader fetches first.
 */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Compression, TileType, zxyToTileId, tileIdToZxy, type Entry, type Header } from 'pmtiles';

export interface Tile {
	id: number;
	data: Uint8Array;
}

export interface Archive {
	tiles: readonly Tile[];
	metadata: Record<string, unknown>;
	/** South, west, north, east. */
	bounds: readonly [number, number, number, number];
	/** Of the tiles as they are given. */
	tileCompression?: Compression;
	tileType?: TileType;
}

const headerBytes = 127;
/** A reader fetches so much at first: the header and the root must be within. */
const firstBytes = 16_384;
const leastLeaf = 4096;

function varint(value: number, into: number[]): void {
	let rest = value;
	while (rest >= 0x80) {
		into.push((rest % 0x80) | 0x80);
		rest = Math.floor(rest / 0x80);
	}
	into.push(rest);
}

function directory(entries: readonly Entry[]): Buffer {
	const bytes: number[] = [];
	varint(entries.length, bytes);
	let last = 0;
	for (const { tileId } of entries) {
		varint(tileId - last, bytes);
		last = tileId;
	}
	for (const { runLength } of entries) varint(runLength, bytes);
	for (const { length } of entries) varint(length, bytes);
	entries.forEach(({ offset }, index) => {
		const before = entries[index - 1];
		varint(before && offset === before.offset + before.length ? 0 : offset + 1, bytes);
	});
	return gzipSync(Buffer.from(bytes));
}

function directories(entries: readonly Entry[]): { root: Buffer; leaves: Buffer } {
	const whole = directory(entries);
	if (whole.length <= firstBytes - headerBytes) return { root: whole, leaves: Buffer.alloc(0) };
	for (let size = leastLeaf; ; size *= 2) {
		const leaves: Buffer[] = [];
		const pointers: Entry[] = [];
		let offset = 0;
		for (let from = 0; from < entries.length; from += size) {
			const leaf = directory(entries.slice(from, from + size));
			pointers.push({ tileId: entries[from]?.tileId ?? 0, offset, length: leaf.length, runLength: 0 });
			leaves.push(leaf);
			offset += leaf.length;
		}
		const root = directory(pointers);
		if (root.length <= firstBytes - headerBytes) return { root, leaves: Buffer.concat(leaves) };
	}
}

/** Where each tile's bytes lie, and the bytes. */
function placed(tiles: readonly Tile[]): { entries: Entry[]; contents: Uint8Array[]; length: number } {
	const entries: Entry[] = [];
	const contents: Uint8Array[] = [];
	const known = new Map<string, number>();
	let length = 0;
	for (const { id, data } of tiles) {
		const digest = createHash('sha256').update(data).digest('base64');
		let offset = known.get(digest);
		if (offset === undefined) {
			offset = length;
			known.set(digest, offset);
			contents.push(data);
			length += data.length;
		}
		const last = entries.at(-1);
		if (last?.offset === offset && last.tileId + last.runLength === id) last.runLength++;
		else entries.push({ tileId: id, offset, length: data.length, runLength: 1 });
	}
	return { entries, contents, length };
}

function header(fields: Omit<Header, 'specVersion' | 'etag'>): Buffer {
	const bytes = Buffer.alloc(headerBytes);
	bytes.write('PMTiles', 0, 'latin1');
	bytes.writeUInt8(3, 7);
	const long = [
		fields.rootDirectoryOffset,
		fields.rootDirectoryLength,
		fields.jsonMetadataOffset,
		fields.jsonMetadataLength,
		fields.leafDirectoryOffset,
		fields.leafDirectoryLength ?? 0,
		fields.tileDataOffset,
		fields.tileDataLength ?? 0,
		fields.numAddressedTiles,
		fields.numTileEntries,
		fields.numTileContents,
	];
	long.forEach((value, index) => bytes.writeBigUInt64LE(BigInt(value), 8 + 8 * index));
	bytes.writeUInt8(fields.clustered ? 1 : 0, 96);
	bytes.writeUInt8(fields.internalCompression, 97);
	bytes.writeUInt8(fields.tileCompression, 98);
	bytes.writeUInt8(fields.tileType, 99);
	bytes.writeUInt8(fields.minZoom, 100);
	bytes.writeUInt8(fields.maxZoom, 101);
	const degrees = (value: number, at: number) => bytes.writeInt32LE(Math.round(value * 1e7), at);
	degrees(fields.minLon, 102);
	degrees(fields.minLat, 106);
	degrees(fields.maxLon, 110);
	degrees(fields.maxLat, 114);
	bytes.writeUInt8(fields.centerZoom, 118);
	degrees(fields.centerLon, 119);
	degrees(fields.centerLat, 123);
	return bytes;
}

/** The archive as pieces, in order. @param archive its tiles may come in any order, each id once */
export function archiveOf(archive: Archive): Uint8Array[] {
	const tiles = archive.tiles.toSorted((a, b) => a.id - b.id);
	if (tiles.some(({ id }, index) => id === tiles[index - 1]?.id))
		throw new RangeError('a tile is given twice');
	if (tiles.some(({ data }) => data.length === 0)) throw new RangeError('an empty tile is none');
	const { entries, contents, length } = placed(tiles);
	const { root, leaves } = directories(entries);
	const metadata = gzipSync(JSON.stringify(archive.metadata));
	const zoomAt = (index: number) => tileIdToZxy(tiles.at(index)?.id ?? zxyToTileId(0, 0, 0))[0];
	const [south, west, north, east] = archive.bounds;
	const metadataAt = headerBytes + root.length;
	const leavesAt = metadataAt + metadata.length;
	return [
		header({
			rootDirectoryOffset: headerBytes,
			rootDirectoryLength: root.length,
			jsonMetadataOffset: metadataAt,
			jsonMetadataLength: metadata.length,
			leafDirectoryOffset: leavesAt,
			leafDirectoryLength: leaves.length,
			tileDataOffset: leavesAt + leaves.length,
			tileDataLength: length,
			numAddressedTiles: tiles.length,
			numTileEntries: entries.length,
			numTileContents: contents.length,
			clustered: true,
			internalCompression: Compression.Gzip,
			tileCompression: archive.tileCompression ?? Compression.Gzip,
			tileType: archive.tileType ?? TileType.Mvt,
			minZoom: zoomAt(0),
			maxZoom: zoomAt(-1),
			minLon: west,
			minLat: south,
			maxLon: east,
			maxLat: north,
			centerZoom: zoomAt(0),
			centerLon: (west + east) / 2,
			centerLat: (south + north) / 2,
		}),
		root,
		metadata,
		leaves,
		...contents,
	];
}
