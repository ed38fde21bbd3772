/** Serves the basemap pack from this machine, in ranges as PMTiles asks for them. */
import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { join } from 'node:path';
import { basemapOf, parseBasemap, type Basemap, type BasemapSource } from '#lib/geography/basemap/basemap.ts';
import { env } from '#lib/platform/env.server.ts';

/** Where `npm run basemap` puts what it has cut, and the site looks where `BASEMAP` says nothing. */
export const ownPack = (dataDir: string): string => join(dataDir, 'basemap.pmtiles');

function setting(): string | undefined {
	const { BASEMAP, DATA_DIR } = env();
	if (BASEMAP) return BASEMAP;
	const own = ownPack(DATA_DIR);
	return existsSync(own) ? own : undefined;
}

/** The basemap of this site; null where `BASEMAP` is none. */
export const siteBasemap = (): BasemapSource | null => parseBasemap(setting());

/** As the browser is told of it. */
export const shownBasemap = (): Basemap => basemapOf(setting());

const types = { pmtiles: 'application/vnd.pmtiles', topojson: 'application/json' } as const;

/** The bytes asked for, `null` for the whole file, `'bad'` where the range cannot be met. Only one range is read. */
export function parseRange(
	header: string | null,
	size: number,
): { start: number; end: number } | null | 'bad' {
	const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
	if (from === undefined || to === undefined || (from === '' && to === '')) return null;
	const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
	const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
	return start <= end && start < size ? { start, end } : 'bad';
}

/** The answer to a request for the pack; null where this site serves none under that kind. */
export async function servePack(
	basemap: BasemapSource,
	kind: string,
	request: Request,
): Promise<Response | null> {
	if ((basemap.kind !== 'pmtiles' && basemap.kind !== 'topojson') || basemap.kind !== kind) return null;
	const { file } = basemap;
	const found = file ? await stat(file).catch(() => null) : null;
	if (!file || !found?.isFile()) return null;
	const headers = new Headers({
		'accept-ranges': 'bytes',
		'cache-control': 'public, max-age=3600',
		'content-type': types[basemap.kind],
		etag: `"${found.size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}"`,
	});
	if (request.headers.get('if-none-match') === headers.get('etag'))
		return new Response(null, { status: 304, headers });
	const range = parseRange(request.headers.get('range'), found.size);
	if (range === 'bad') {
		headers.set('content-range', `bytes */${found.size}`);
		return new Response(null, { status: 416, headers });
	}
	const { start, end } = range ?? { start: 0, end: found.size - 1 };
	headers.set('content-length', String(end - start + 1));
	if (range) headers.set('content-range', `bytes ${start}-${end}/${found.size}`);
	const body = Readable.toWeb(createReadStream(file, { start, end })) as ReadableStream<Uint8Array>;
	return new Response(body, { status: range ? 206 : 200, headers });
}
