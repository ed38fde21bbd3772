import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parseRange, servePack } from '#lib/geography/basemap/basemap-pack.server.ts';
import { basemapOrigin, parseBasemap, publicBasemap } from '#lib/geography/basemap/basemap.ts';
import { detailLabels, districtLabels, outlineLayers } from '#lib/geography/outline/outline-layers.ts';
import { levelsOf } from '#lib/geography/outline/outline-levels.ts';
import { outlineSvg } from '#lib/geography/outline/outline-svg.ts';
import { districtTitles, waterPath } from '#lib/geography/outline/drawing.ts';
import { isOnMap, mapHeight, mapWidth, projectPoint, unproject } from '#lib/geography/projection.ts';

describe('the setting BASEMAP', () => {
	test.each([
		[undefined, { kind: 'outline' }],
		['  ', { kind: 'outline' }],
		['maps/city.pmtiles', { kind: 'pmtiles', url: '/basemap/pack.pmtiles', file: 'maps/city.pmtiles' }],
		['/srv/City.TopoJSON', { kind: 'topojson', url: '/basemap/pack.topojson', file: '/srv/City.TopoJSON' }],
		['https://maps.example/c.pmtiles?v=2', { kind: 'pmtiles', url: 'https://maps.example/c.pmtiles?v=2' }],
		['https://maps.example/c.json', { kind: 'topojson', url: 'https://maps.example/c.json' }],
		[
			'https://{s}.tile.example/{z}/{x}/{y}.png|© Somebody | and others',
			{
				kind: 'raster',
				url: 'https://{s}.tile.example/{z}/{x}/{y}.png',
				attribution: '© Somebody | and others',
			},
		],
		['https://tile.example/{z}/{x}/{y}.png', null],
		['/tiles/{z}/{x}/{y}.png|us', null],
		['maps/city.mbtiles', null],
	])('%s', (setting, expected) => {
		expect(parseBasemap(setting)).toEqual(expected);
	});

	it('never tells the browser a path on this machine', () => {
		expect(publicBasemap(parseBasemap('/srv/city.pmtiles')!)).toEqual({
			kind: 'pmtiles',
			url: '/basemap/pack.pmtiles',
		});
	});

	test.each([
		['', null],
		['city.pmtiles', null],
		['https://maps.example/c.pmtiles', 'https://maps.example'],
		['https://{s}.tile.example/{z}/{x}/{y}.png|us', 'https://*.tile.example'],
	])('the origin of "%s" for the content security policy', (setting, origin) => {
		expect(basemapOrigin(parseBasemap(setting)!)).toBe(origin);
	});
});

describe('the pack served from this machine', () => {
	test.each([
		[null, null],
		['bytes=0-3', { start: 0, end: 3 }],
		['bytes=4-', { start: 4, end: 9 }],
		['bytes=-3', { start: 7, end: 9 }],
		['bytes=8-99', { start: 8, end: 9 }],
		['bytes=10-', 'bad'],
		['bytes=5-2', 'bad'],
		['bytes=0-1,4-5', null],
		['lines=1-2', null],
	])('range %s of ten bytes', (header, expected) => {
		expect(parseRange(header, 10)).toEqual(expected);
	});

	it('answers whole, in part, unchanged and not at all', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'pack-'));
		const file = join(folder, 'city.pmtiles');
		await writeFile(file, '0123456789');
		const ask = (headers: Record<string, string> = {}, kind = 'pmtiles') =>
			servePack(parseBasemap(file)!, kind, new Request('http://localhost/', { headers }));
		const whole = await ask();
		expect([whole?.status, await whole?.text()]).toEqual([200, '0123456789']);
		const part = await ask({ range: 'bytes=2-4' });
		expect([part?.status, part?.headers.get('content-range'), await part?.text()]).toEqual([
			206,
			'bytes 2-4/10',
			'234',
		]);
		expect((await ask({ range: 'bytes=20-' }))?.status).toBe(416);
		expect((await ask({ 'if-none-match': whole?.headers.get('etag') ?? '' }))?.status).toBe(304);
		expect(await ask({}, 'topojson')).toBeNull();
		expect(await servePack(parseBasemap('')!, 'pmtiles', new Request('http://localhost/'))).toBeNull();
		await rm(folder, { recursive: true });
		expect(await ask()).toBeNull();
	});
});

describe('the drawing', () => {
	it('keeps points, their order and their way back', () => {
		const [west, north] = projectPoint({ lat: 55.7111, lng: 12.4828 });
		const [east, south] = projectPoint({ lat: 55.6414, lng: 12.5853 });
		expect(west).toBeLessThan(east);
		expect(north).toBeLessThan(south);
		expect(unproject(east, south).lat).toBeCloseTo(55.6414, 4);
		expect(unproject(east, south).lng).toBeCloseTo(12.5853, 4);
		expect(isOnMap({ lat: 55.6761, lng: 12.5683 })).toBe(true);
		expect(isOnMap({ lat: 55.605, lng: 13 })).toBe(false);
	});

	it('has ten names inside the frame, and paths of numbers only', () => {
		expect(districtTitles).toHaveLength(10);
		expect(districtTitles.every(({ x, y }) => x > 0 && x < mapWidth && y > 0 && y < mapHeight)).toBe(true);
		expect(waterPath).toMatch(/^[MLZ\d.\s-]+$/);
	});

	it('has the layers and labels a map library needs', () => {
		expect(outlineLayers.map(({ name }) => name)).toEqual(['beyond', 'districts', 'green', 'water']);
		expect(outlineLayers[1]?.rings.filter(({ nr }) => nr).map(({ nr }) => nr)).toEqual([
			1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
		]);
		expect(districtLabels).toHaveLength(10);
		expect(detailLabels.filter(({ kind }) => kind === 'station').length).toBeGreaterThan(24);
	});

	test.each([
		[{}, {}],
		[
			{ 1: 0, 2: 0 },
			{ 1: 0, 2: 0 },
		],
		[
			{ 1: 0, 2: 1, 3: 50, 4: 100 },
			{ 1: 0, 2: 1, 3: 2, 4: 4 },
		],
		[{ 9: 1 }, { 9: 4 }],
	])('counts %o as levels', (counts, levels) => {
		expect(levelsOf(counts)).toEqual(levels);
	});

	it('is one file without styles, scripts or foreign addresses', () => {
		expect(outlineSvg()).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
		expect(outlineSvg().slice(60)).not.toMatch(/style|<script|http|href/);
	});
});
