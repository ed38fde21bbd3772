/** What is in a tile: that it can be read, and the names of its layers. */
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { Compression, readVarint } from 'pmtiles';

/** A tile that unpacks to more draws no map, it fills a memory. */
const mostBytes = 32 * 1024 * 1024;

const unpacks: Partial<Record<Compression, (packed: Uint8Array) => Uint8Array>> = {
	[Compression.Unknown]: (bytes) => bytes,
	[Compression.None]: (bytes) => bytes,
	[Compression.Gzip]: (bytes) => gunzipSync(bytes, { maxOutputLength: mostBytes }),
	[Compression.Brotli]: (bytes) => brotliDecompressSync(bytes, { maxOutputLength: mostBytes }),
	[Compression.Zstd]: (bytes) => zstdDecompressSync(bytes, { maxOutputLength: mostBytes }),
};

export function unpacked(packed: Uint8Array, compression: Compression): Uint8Array {
	const unpack = unpacks[compression];
	if (!unpack) throw new Error(`packed in a way that is not known (${compression})`);
	return unpack(packed);
}

interface Field {
	number: number;
	/** Of a field with a length. */
	bytes?: Uint8Array;
}

const widths: Record<number, number> = { 1: 8, 5: 4 };

/** The fields of a protobuf message. @throws where it is none */
function* fieldsOf(message: Uint8Array): Generator<Field> {
	const at = { buf: message, pos: 0 };
	while (at.pos < message.length) {
		const key = readVarint(at);
		const [number, wire] = [Math.floor(key / 8), key % 8];
		let length = widths[wire] ?? 0;
		if (wire === 0) readVarint(at);
		else if (wire === 2) length = readVarint(at);
		else if (length === 0) throw new Error('not a vector tile');
		if (number === 0 || at.pos + length > message.length) throw new Error('not a vector tile');
		yield wire === 2 ? { number, bytes: message.subarray(at.pos, at.pos + length) } : { number };
		at.pos += length;
	}
}

/** The names of the layers of a vector tile. @throws where it is none */
export function layersOf(tile: Uint8Array): string[] {
	const layers: string[] = [];
	for (const { number, bytes } of fieldsOf(tile)) {
		if (number !== 3 || !bytes) continue;
		const name = fieldsOf(bytes).find((field) => field.number === 1)?.bytes;
		if (!name) throw new Error('a layer without a name');
		layers.push(Buffer.from(name).toString());
	}
	return layers;
}
