/** Cuts an archive of the world, or of a country, to what the map of this site shows. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import {
	Compression,
	findTile,
	PMTiles,
	SharedPromiseCache,
	TileType,
	zxyToTileId,
	type Header,
} from 'pmtiles';
import { panBounds } from '#lib/geography/basemap/basemap.ts';
import { isDrawn, packMetadata } from '#lib/geography/basemap/pack-layers.ts';
import { viewOf, type Box } from '#lib/geography/view.ts';
import { StartRefused } from '#lib/platform/start-refused.ts';
import type { OpenSource } from './source.ts';
import { layersOf, unpacked } from './tile.ts';
import type { Archive, Tile } from './write-archive.ts';

/** The map shows zooms 10 to 18, each drawn from the tiles of the zoom before it; those of the last zoom do for all that are nearer. */
const leastZoom = 9;
const mostZoom = 15;
const mostTileBytes = 8 * 1024 * 1024;
/** One request brings tiles that lie side by side, and little that nobody asked for. */
const mostGap = 32 * 1024;
const mostRange = 4 * 1024 * 1024;
const atOnce = 4;

export interface CutOptions {
	/** Where the archive itself names nobody. */
	attribution?: string | undefined;
	mostBytes: number;
	say: (line: string) => void;
}

interface Wanted {
	ids: number[];
	offset: number;
	length: number;
}

const openArchive = (source: OpenSource) =>
	new PMTiles(source, new SharedPromiseCache(), async (data, compression) => {
		const bytes = Uint8Array.from(unpacked(new Uint8Array(data), compression));
		return bytes.buffer;
	});

/** @throws StartRefused where no basemap can be made of it */
export async function cutArchive(
	source: OpenSource,
	{ attribution, mostBytes, say }: CutOptions,
): Promise<Archive> {
	const archive = openArchive(source);
	const header = await readable(source, () => archive.getHeader());
	refuseOtherType(source, header);
	const metadata = (await readable(source, () => archive.getMetadata())) as Record<string, unknown>;
	const shown = attribution?.trim() || packMetadata(metadata).attribution;
	if (!shown)
		throw new StartRefused(
			'The archive does not say whose data it is, and the map must. Say it with --attribution "© OpenStreetMap".',
		);
	const [[south, west], [north, east]] = panBounds;
	const bounds: Box = [
		Math.max(south, header.minLat),
		Math.max(west, header.minLon),
		Math.min(north, header.maxLat),
		Math.min(east, header.maxLon),
	];
	const wanted =
		bounds[0] < bounds[2] && bounds[1] < bounds[3] ? await wantedOf(source, archive, header, bounds) : [];
	if (!wanted.length)
		throw new StartRefused(
			`The archive has nothing of Copenhagen: it covers ${header.minLat} to ${header.maxLat} north and ${header.minLon} to ${header.maxLon} east, zooms ${header.minZoom} to ${header.maxZoom}.`,
		);
	const total = wanted.reduce((sum, { length }) => sum + length, 0);
	if (total > mostBytes)
		throw new StartRefused(
			`Copenhagen alone is ${megabytes(total)} MB in this archive, and ${megabytes(mostBytes)} MB is the most. Raise it with --most-mb.`,
		);
	const count = wanted.reduce((sum, { ids }) => sum + ids.length, 0);
	say(`${count} tiles of Copenhagen, ${megabytes(total)} MB.`);
	const { tiles, layers } = await fetchTiles(source, header, wanted, total, say);
	if (![...layers].some(isDrawn))
		throw new StartRefused(
			`The archive has no layers that this site draws; it has ${[...layers].slice(0, 12).join(', ') || 'none'}.`,
		);
	return {
		tiles,
		bounds,
		metadata: {
			name: String(metadata.name ?? 'basemap').slice(0, 200),
			attribution: shown,
			...(typeof metadata.version === 'string' && { version: metadata.version }),
			vector_layers: [...layers].toSorted().map((id) => ({ id, fields: {} })),
		},
	};
}

export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 0);

async function readable<Answer>(source: OpenSource, read: () => Promise<Answer>): Promise<Answer> {
	try {
		return await read();
	} catch (error) {
		if (error instanceof StartRefused) throw error;
		throw new StartRefused(
			`${source.getKey()} is broken or cut off: ${error instanceof Error ? error.message : 'it cannot be read'}.`,
		);
	}
}

function refuseOtherType(source: OpenSource, { tileType, tileCompression }: Header): void {
	if (tileType !== TileType.Mvt)
		throw new StartRefused(
			`${source.getKey()} holds ${(TileType[tileType] ?? 'unknown').toLowerCase()} tiles; the map draws vector tiles (mvt). Pictures are set as BASEMAP=https://…/{z}/{x}/{y}.png|attribution.`,
		);
	if (Compression[tileCompression] === undefined)
		throw new StartRefused(
			`${source.getKey()} packs its tiles in a way that is not known (${tileCompression}).`,
		);
}

/** Where the bytes of each tile lie, in the order they lie; what is the same for several tiles once. */
async function wantedOf(
	source: OpenSource,
	archive: PMTiles,
	header: Header,
	bounds: Box,
): Promise<Wanted[]> {
	const byOffset = new Map<number, Wanted>();
	for (let zoom = Math.max(leastZoom, header.minZoom); zoom <= Math.min(mostZoom, header.maxZoom); zoom++) {
		for (const id of tileIds(bounds, zoom)) {
			const entry = await readable(source, () => entryOf(archive, header, id));
			if (!entry) continue;
			const { offset, length } = entry;
			if (length === 0 || length > mostTileBytes)
				throw new StartRefused(`${source.getKey()} has a tile of ${length} bytes, which is none to draw.`);
			const known = byOffset.get(offset);
			if (known) known.ids.push(id);
			else byOffset.set(offset, { ids: [id], offset, length });
		}
	}
	return [...byOffset.values()].toSorted((a, b) => a.offset - b.offset);
}

function tileIds(bounds: Box, zoom: number): number[] {
	const { west, north, east, south } = viewOf(bounds, zoom);
	const ids: number[] = [];
	for (let x = west; x <= east; x++) for (let y = north; y <= south; y++) ids.push(zxyToTileId(zoom, x, y));
	return ids;
}

async function entryOf(archive: PMTiles, header: Header, id: number) {
	let [offset, length] = [header.rootDirectoryOffset, header.rootDirectoryLength];
	for (let depth = 0; depth < 4; depth++) {
		const entry = findTile(await archive.cache.getDirectory(archive.source, offset, length, header), id);
		if (!entry || entry.runLength > 0) return entry;
		[offset, length] = [header.leafDirectoryOffset + entry.offset, entry.length];
	}
	throw new Error('its directories go round in a ring');
}

function rangesOf(wanted: readonly Wanted[]): Wanted[][] {
	const ranges: Wanted[][] = [];
	for (const tile of wanted) {
		const range = ranges.at(-1);
		const [first, last] = [range?.[0], range?.at(-1)];
		const isNear =
			first &&
			last &&
			tile.offset - (last.offset + last.length) <= mostGap &&
			tile.offset + tile.length - first.offset <= mostRange;
		if (isNear) range?.push(tile);
		else ranges.push([tile]);
	}
	return ranges;
}

async function fetchTiles(
	source: OpenSource,
	header: Header,
	wanted: readonly Wanted[],
	total: number,
	say: (line: string) => void,
) {
	const tiles: Tile[] = [];
	const layers = new Set<string>();
	const ranges = rangesOf(wanted).values();
	let fetched = 0;
	let told = 0;
	async function work(): Promise<void> {
		for (const range of ranges) {
			const from = range[0]?.offset ?? 0;
			const end = Math.max(...range.map(({ offset, length }) => offset + length));
			const { data } = await source.getBytes(header.tileDataOffset + from, end - from);
			for (const { ids, offset, length } of range) {
				const packed = new Uint8Array(data, Math.min(offset - from, data.byteLength)).slice(0, length);
				if (packed.length < length)
					throw new StartRefused(`${source.getKey()} is cut off: a tile is not all there.`);
				const ours = await readable(source, async () => readTile(packed, header.tileCompression, layers));
				for (const id of ids) tiles.push({ id, data: ours });
				fetched += length;
			}
			const tenth = Math.floor((10 * fetched) / total);
			if (tenth > told) say(`${(told = tenth) * 10} %`);
		}
	}
	await Promise.all(Array.from({ length: atOnce }, work));
	return { tiles, layers };
}

/** The tile as browsers unpack it. */
function readTile(packed: Uint8Array, compression: Compression, layers: Set<string>): Uint8Array {
	const bytes = unpacked(packed, compression);
	for (const layer of layersOf(bytes)) layers.add(layer);
	return compression === Compression.Gzip ? packed : gzipSync(bytes);
}

/** Reads back what was written, as the browser will: each tile is there and the same. @throws StartRefused */
export async function checkArchive(source: OpenSource, { tiles, metadata }: Archive): Promise<void> {
	const archive = openArchive(source);
	const header = await readable(source, () => archive.getHeader());
	refuseOtherType(source, header);
	const kept = packMetadata(await readable(source, () => archive.getMetadata()));
	if (kept.attribution !== packMetadata(metadata).attribution)
		throw new StartRefused('The attribution was not written.');
	const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64');
	for (const { id, data } of tiles) {
		const entry = await readable(source, () => entryOf(archive, header, id));
		const got = entry && (await source.getBytes(header.tileDataOffset + entry.offset, entry.length)).data;
		if (!got || digest(new Uint8Array(got)) !== digest(data))
			throw new StartRefused('What was written reads back as something else. Is the disk sound?');
	}
}
