/**
 * Pictures people upload. The type is read from the content, not from the name; the picture is drawn
 * anew as WebP, so that nothing hidden in the file (location, camera, scripts) is kept.
 */
import { createHash } from 'node:crypto';
import { maxFileBytes } from '#lib/platform/files/bounds.ts';
import { Refused } from '#lib/platform/errors.ts';

const accepted = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif']);
const longestSide = 1600;

export interface CleanImage {
	bytes: Uint8Array;
	key: string;
	sha256: string;
	width: number;
	height: number;
}

/** Of a picture that is none of ours: `HEIC` as an iPhone keeps it, `TIFF` …; null of what is no picture. */
export function pictureKind(mime = ''): string | null {
	if (/^image\/hei[cf]/.test(mime)) return 'HEIC';
	return mime.startsWith('image/') ? mime.replace(/^image\/(?:x-|vnd\.)?/, '').toUpperCase() : null;
}

function notOurs(mime?: string): Refused {
	const kind = pictureKind(mime);
	if (kind === null) return new Refused('image_not_an_image');
	return kind === 'HEIC' ? new Refused('image_heic') : new Refused('image_unknown', '', { kind });
}

/** @throws Refused `image_too_big`, `image_not_an_image`, `image_heic`, `image_unknown` or `image_broken`. */
export async function cleanImage(upload: Blob): Promise<CleanImage> {
	if (upload.size > maxFileBytes) throw new Refused('image_too_big');
	const { fileTypeFromBuffer } = await import('file-type');
	const original = new Uint8Array(await upload.arrayBuffer());
	const type = await fileTypeFromBuffer(original);
	if (!type || !accepted.has(type.mime)) throw notOurs(type?.mime);
	const { default: sharp } = await import('sharp');
	try {
		const { data, info } = await sharp(original, { limitInputPixels: 50_000_000 })
			.rotate()
			.resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
			.webp({ quality: 78 })
			.toBuffer({ resolveWithObject: true });
		const sha256 = createHash('sha256').update(data).digest('hex');
		return { bytes: data, key: `${sha256}.webp`, sha256, width: info.width, height: info.height };
	} catch (cause) {
		throw Object.assign(new Refused('image_broken'), { cause });
	}
}
