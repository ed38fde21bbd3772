/**
 * A film of still pictures, made here so that the demo has one that is nobody's: each lossy WebP holds one key frame of VP8, and
 * WebM is a box around such frames (https://www.matroska.org/technical/elements.html).
 */
import sharp from 'sharp';

const width = 320;
const height = 180;
const frameMs = 1000;

/** A number in as many bytes as it takes. */
function number(value: number): Uint8Array {
	const bytes: number[] = [];
	for (let rest = value; rest > 0 || bytes.length === 0; rest = Math.floor(rest / 256))
		bytes.unshift(rest % 256);
	return Uint8Array.from(bytes);
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));
const words = (text: string): Uint8Array => new TextEncoder().encode(text);

/** An element with its length in eight bytes, which any length fits. */
function element(id: number, ...content: Uint8Array[]): Uint8Array {
	const body = joined(content);
	const length = new Uint8Array(8);
	new DataView(length.buffer).setBigUint64(0, (1n << 56n) | BigInt(body.length));
	return joined([number(id), length, body]);
}

/** The key frame in a lossy WebP: what its chunk `VP8 ` holds. */
function keyFrameOf(webp: Uint8Array): Uint8Array {
	const view = new DataView(webp.buffer, webp.byteOffset, webp.byteLength);
	for (let at = 12; at + 8 <= webp.length;) {
		const name = String.fromCharCode(...webp.subarray(at, at + 4));
		const size = view.getUint32(at + 4, true);
		if (name === 'VP8 ') return webp.subarray(at + 8, at + 8 + size);
		at += 8 + size + (size % 2);
	}
	throw new Error('This picture holds no frame of VP8');
}

function webm(frames: readonly Uint8Array[]): Uint8Array {
	const duration = new Uint8Array(8);
	new DataView(duration.buffer).setFloat64(0, frames.length * frameMs);
	const head = element(
		0x1a45dfa3,
		...[element(0x4286, number(1)), element(0x42f7, number(1)), element(0x42f2, number(4))],
		...[element(0x42f3, number(8)), element(0x4282, words('webm')), element(0x4287, number(2))],
		element(0x4285, number(2)),
	);
	const info = element(
		0x1549a966,
		...[element(0x2ad7b1, number(1_000_000)), element(0x4489, duration)],
		...[element(0x4d80, words('Bland dig i byen')), element(0x5741, words('Bland dig i byen'))],
	);
	const size = element(0xe0, element(0xb0, number(width)), element(0xba, number(height)));
	const track = element(
		0xae,
		...[element(0xd7, number(1)), element(0x73c5, number(1)), element(0x83, number(1))],
		...[element(0x86, words('V_VP8')), size],
	);
	const blocks = frames.map((frame, index) => {
		const start = new Uint8Array([0x81, 0, 0, 0x80]);
		new DataView(start.buffer).setInt16(1, index * frameMs);
		return element(0xa3, start, frame);
	});
	const cluster = element(0x1f43b675, element(0xe7, number(0)), ...blocks);
	return joined([head, element(0x18538067, info, element(0x1654ae6b, track), cluster)]);
}

const drawn = (svg: string) =>
	sharp(
		Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${svg}</svg>`),
	);

/** A card moves across the city's colours: eight seconds, no sound. */
export async function tinyFilm(): Promise<{ film: Uint8Array; poster: Uint8Array }> {
	const picture = (at: number) =>
		drawn(
			`<rect width="320" height="180" fill="#14213d"/><circle cx="${60 + at * 28}" cy="96" r="34" fill="#e9a820"/>` +
				'<rect x="92" y="58" width="136" height="86" rx="10" fill="#fbf8f2"/>' +
				`<rect x="106" y="76" width="${20 + at * 12}" height="12" rx="6" fill="#1f8a5b"/>` +
				'<rect x="106" y="102" width="80" height="8" rx="4" fill="#2f6fde"/>',
		);
	const frames = await Promise.all(
		Array.from({ length: 8 }, async (_, at) =>
			keyFrameOf(new Uint8Array(await picture(at).flatten().webp({ quality: 70 }).toBuffer())),
		),
	);
	return { film: webm(frames), poster: new Uint8Array(await picture(7).webp({ quality: 78 }).toBuffer()) };
}

export const filmCaptions = `WEBVTT

00:00:00.000 --> 00:00:04.000
Først får du et CPR-nummer hos kommunen.

00:00:04.000 --> 00:00:08.000
Så får du MitID, og med det læser du din post.
`;
