import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { districtNrs } from '#lib/geography/districts.ts';
import { districtAt } from '#lib/geography/locate.ts';
import { aroundSvg } from './around-svg.ts';
import { aroundPath } from './around.ts';
import { clipRing, clipStretch, type Spot } from './clip.ts';
import { writtenNames } from './street-names.ts';
import { decodeLine, streetLines, streetNames } from './streets.ts';

test('an encoded polyline is read', () => {
	// Google's own example, at five decimals.
	expect(decodeLine('_p~iF~ps|U_ulLnnqC_mqNvxq`@')).toEqual([
		{ lat: 38.5, lng: -120.2 },
		{ lat: 40.7, lng: -120.95 },
		{ lat: 43.252, lng: -126.453 },
	]);
});

test('every street lies in or beside the city', () => {
	for (const { name, line } of streetLines)
		for (const { lat, lng } of line) {
			expect(lat > 55.6 && lat < 55.75 && lng > 12.4 && lng < 12.7, name).toBe(true);
		}
});

test.each(districtNrs)('district %i has names enough to find a door', (nr) => {
	const names = streetNames.filter(({ from }) => districtAt(from) === nr).map(({ name }) => name);
	expect(new Set(names).size).toBeGreaterThan(50);
});

describe('the names that are written', () => {
	const place = ({ lat, lng }: { lat: number; lng: number }): Spot => [
		(lng - 12.53) * 62_000 + 400,
		(55.705 - lat) * 110_000 + 300,
	];
	const sheet = { width: 800, height: 600, letter: 7, place };

	test.each([
		[13, 0, 0],
		[14, 2, 30],
		[15, 4, 60],
		[16, 8, 120],
	])('at zoom %i: more as one comes nearer', (zoom, least, most) => {
		const names = writtenNames(streetNames, { ...sheet, zoom });
		expect(names.length).toBeGreaterThanOrEqual(least);
		expect(names.length).toBeLessThanOrEqual(most);
	});

	test('stand on the sheet, upright, and none twice beside itself', () => {
		const names = writtenNames(streetNames, { ...sheet, zoom: 17 });
		for (const { name, x, y, turn } of names) {
			expect(x >= 0 && y >= 0 && x <= 800 && y <= 600, name).toBe(true);
			expect(Math.abs(turn), name).toBeLessThanOrEqual(90);
			const same = names.filter((one) => one.name === name);
			for (const other of same)
				expect(other.x === x || Math.hypot(other.x - x, other.y - y) >= 420, name).toBe(true);
		}
	});
});

describe('what is cut to the sheet', () => {
	const spot = fc.tuple(fc.integer({ min: -300, max: 400 }), fc.integer({ min: -300, max: 300 }));
	const isOn = ([x, y]: Spot) => x > -1e-6 && x < 100 + 1e-6 && y > -1e-6 && y < 50 + 1e-6;

	test('is on it, and was on the stretch', () => {
		fc.assert(
			fc.property(spot, spot, (from, to) => {
				const seen = clipStretch(from, to, 100, 50);
				if (isOn(from) && isOn(to)) expect(seen).toEqual([from, to]);
				for (const one of seen ?? []) {
					expect(isOn(one)).toBe(true);
					const off = (to[0] - from[0]) * (one[1] - from[1]) - (to[1] - from[1]) * (one[0] - from[0]);
					expect(Math.abs(off)).toBeLessThan(1e-3);
				}
			}),
		);
	});

	test.each([
		[
			'around it',
			[
				[-10, -10],
				[200, -10],
				[200, 200],
				[-10, 200],
			],
			4,
		],
		[
			'within it',
			[
				[10, 10],
				[20, 10],
				[20, 20],
			],
			3,
		],
		[
			'beside it',
			[
				[-20, 10],
				[-10, 10],
				[-10, 20],
			],
			0,
		],
		[
			'over its edge',
			[
				[-50, 10],
				[50, 10],
				[50, 40],
				[-50, 40],
			],
			4,
		],
	] as [string, Spot[], number][])('a ring %s', (_, ring, corners) => {
		const seen = clipRing(ring, 100, 50);
		expect(seen).toHaveLength(corners);
		expect(seen.every(isOn)).toBe(true);
	});
});

test.each([
	['Kapelvej', 55.6907, 12.5497],
	['Rentemestervej', 55.7105, 12.5301],
	['Rådhuspladsen', 55.6761, 12.5683],
	['Husum', 55.7085, 12.48],
	['the sea', 55.7, 12.65],
])('the streets around a door, %s: a small picture', (_, lat, lng) => {
	const svg = aroundSvg({ lat, lng });
	expect(gzipSync(svg).length).toBeLessThan(4000);
	expect(svg).not.toMatch(/NaN|Infinity|undefined/);
	expect(aroundPath({ lat, lng })).toMatch(/^\/map\/55\.\d{4},12\.\d{4}\.svg$/);
	expect(svg).toContain('© Københavns Kommune');
});
