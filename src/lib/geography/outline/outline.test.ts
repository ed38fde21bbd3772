/**
 * The drawn outline against the city's own district map, which is no part of this project: set
 * REFERENCE_DATA to the folder that holds `geo/districts.geojson` and `organisations/organisations.csv`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { intersection, union, type Geom } from 'polyclip-ts';
import { describe, expect, it, test } from 'vitest';
import { districtName, districts, districtNrs } from '#lib/geography/districts.ts';
import { districtAt, isInside } from '#lib/geography/locate.ts';
import { neighboursOf } from '#lib/geography/neighbours.ts';
import { frederiksberg, outline, type Ring } from '#lib/geography/outline/outline.ts';

const folder = process.env.REFERENCE_DATA ?? '';
const missing = ['geo/districts.geojson', 'organisations/organisations.csv'].filter(
	(file) => !folder || !existsSync(join(folder, file)),
);
if (missing.length > 0) {
	console.warn(
		`SKIPPED: the outline is not compared with the reference map. Missing in REFERENCE_DATA="${folder}": ${missing.join(', ')}`,
	);
}
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

const ringArea = (ring: Ring) =>
	Math.abs(
		ring.reduce((sum, [x, y], i) => {
			const [nextX, nextY] = ring[(i + 1) % ring.length]!;
			return sum + x * nextY - nextX * y;
		}, 0) / 2,
	);
const area = (polygons: [number, number][][][]) =>
	polygons.reduce(
		(sum, rings) => sum + rings.reduce((own, ring, i) => own + (i === 0 ? 1 : -1) * ringArea(ring), 0),
		0,
	);
const asGeom = (ring: Ring): Geom => [ring.map(([x, y]): [number, number] => [x, y])];

describe('the drawn outline', () => {
	test.each(districts)('$name is generalised and holds its own label', ({ nr, label }) => {
		expect(outline[nr].length).toBeGreaterThanOrEqual(20);
		expect(outline[nr].length).toBeLessThanOrEqual(70);
		expect(isInside(label, outline[nr])).toBe(true);
	});

	it('leaves no overlap between neighbours', () => {
		for (const nr of districtNrs) {
			for (const other of [...neighboursOf(nr).map((n) => outline[n]), frederiksberg]) {
				expect(area(intersection(asGeom(outline[nr]), asGeom(other)))).toBeLessThan(1e-12);
			}
		}
	});
});

describe.skipIf(missing.length > 0)('against the reference map', () => {
	type Feature = { properties: { nr: number }; geometry: { type: string; coordinates: Geom } };
	const features = (): Feature[] => JSON.parse(read('geo/districts.geojson')).features;

	test.each(districts)('$name overlaps by at least 95 %', ({ nr }) => {
		const reference = features().find((feature) => feature.properties.nr === nr)!.geometry.coordinates;
		const own = asGeom(outline[nr]);
		const shared = area(intersection(own, reference));
		expect(shared / area(union(own, reference))).toBeGreaterThanOrEqual(0.95);
		expect(shared / area(union(reference))).toBeGreaterThanOrEqual(0.95);
	});

	it('finds the district of at least 98.5 % of the 1,536 organisations', () => {
		const rows: Record<string, string>[] = parse(read('organisations/organisations.csv'), { columns: true });
		const wrong = rows.filter((row) => {
			const nr = districtAt({ lat: Number(row.lat), lng: Number(row.lon) });
			return (nr === null ? 'Frederiksberg' : districtName(nr)) !== row.bydel;
		});
		console.info(`districts agree for ${rows.length - wrong.length} of ${rows.length} organisations`);
		expect(rows.length).toBe(1536);
		expect(wrong.length / rows.length).toBeLessThanOrEqual(0.015);
	});
});
