import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { borders } from '#lib/geography/outline/borders.ts';
import { districtDistanceKm, districtNrs, findDistrict, isDistrictNr } from '#lib/geography/districts.ts';
import { checkPoint, districtAt, isInside } from '#lib/geography/locate.ts';
import { neighboursOf } from '#lib/geography/neighbours.ts';
import { outline, points } from '#lib/geography/outline/outline.ts';
import { distanceKm } from '#lib/geography/point.ts';

const holders = (lat: number, lng: number) => districtNrs.filter((nr) => isInside({ lat, lng }, outline[nr]));

describe('the district of a point', () => {
	test.each([
		['Rådhuspladsen', 55.6761, 12.5683, 1],
		['Nørrebro st.', 55.7008, 12.5379, 3],
		['Mjølnerparken', 55.7043, 12.5443, 3],
		['Husum Torv', 55.7085, 12.48, 7],
		['Ørestad', 55.629, 12.579, 10],
		['Frederiksberg Rådhus', 55.6777, 12.5326, null],
		['the water off Amager Strand', 55.6573, 12.6525, 9],
		['the water off Teglholmen, 60 m from its quay', 55.6485, 12.5545, 4],
		['the water off Islands Brygge', 55.6655, 12.5725, 10],
		['the water 200 m off Trekroner', 55.7045, 12.6146, 1],
		['Trekroner, the sea fort', 55.7028, 12.6134, 1],
		['Hvidovre, 100 m from Valby', 55.6558, 12.4725, null],
		['Rødovre', 55.6805, 12.4555, null],
		['the Øresund, a kilometre out', 55.67, 12.675, null],
		['Malmö', 55.605, 13.0, null],
	])('%s', (_, lat, lng, nr) => {
		expect(districtAt({ lat, lng })).toBe(nr);
	});

	it('is never two at once', () => {
		const near = fc.record({
			lat: fc.double({ min: 55.6, max: 55.74, noNaN: true }),
			lng: fc.double({ min: 12.44, max: 12.66, noNaN: true }),
		});
		fc.assert(fc.property(near, ({ lat, lng }) => holders(lat, lng).length <= 1));
	});

	it('is exactly one on a border between two districts, also at its corners', () => {
		const inner = borders.filter(({ between }) => between.every((side) => typeof side === 'number'));
		const onBorder = fc.constantFrom(...inner).chain((border) => {
			const line = points(border.line);
			return fc.record({
				border: fc.constant(border),
				from: fc.integer({ min: 0, max: line.length - 2 }),
				share: fc.double({ min: 0, max: 1, noNaN: true }),
			});
		});
		fc.assert(
			fc.property(onBorder, ({ border, from, share }) => {
				const line = points(border.line);
				const [a, b] = [line[from]!, line[from + 1]!];
				const found = holders(a[1] + share * (b[1] - a[1]), a[0] + share * (b[0] - a[0]));
				return found.length <= 1;
			}),
		);
		for (const { between, line } of inner) {
			for (const [lng, lat] of points(line).slice(1, -1)) {
				expect(between).toContain(holders(lat, lng)[0]);
				expect(holders(lat, lng)).toHaveLength(1);
			}
		}
	});
});

describe('whether a point can be right', () => {
	test.each([
		['Rådhuspladsen', 55.6761, 12.5683, 'ok'],
		['Frederiksberg, outside the municipality', 55.6777, 12.5326, 'ok'],
		['Lyngby', 55.77, 12.5, 'ok'],
		['Saltholm', 55.638, 12.765, 'ok'],
		['Rådhuspladsen with the numbers swapped', 12.5683, 55.6761, 'swapped'],
		['Malmö', 55.605, 13.0, 'outside'],
		['Limhamn', 55.585, 12.925, 'outside'],
		['Ven', 55.906, 12.7, 'outside'],
		['Malmö swapped', 13.0, 55.605, 'outside'],
		['Aarhus', 56.1567, 10.2108, 'outside'],
		['nowhere', 0, 0, 'outside'],
		['not a number', Number.NaN, 12.5, 'outside'],
	])('%s', (_, lat, lng, answer) => {
		expect(checkPoint({ lat, lng })).toBe(answer);
	});
});

describe('districts beside each other', () => {
	test.each([
		[3, [1, 2, 8]],
		[7, [6, 8]],
		[9, [1, 10]],
		[5, [4, 6]],
	] as const)('%i has its neighbours', (nr, expected) => {
		expect(neighboursOf(nr)).toEqual(expected);
	});

	it('measures from the middle of each', () => {
		expect(districtDistanceKm(3, 3)).toBe(0);
		expect(districtDistanceKm(3, 8)).toBe(districtDistanceKm(8, 3));
		expect(districtDistanceKm(3, 8)).toBeLessThan(districtDistanceKm(3, 10));
		expect(distanceKm({ lat: 55.6761, lng: 12.5683 }, { lat: 55.7008, lng: 12.5379 })).toBeCloseTo(3.35, 1);
	});

	it('knows numbers and slugs', () => {
		expect(findDistrict('noerrebro')?.nr).toBe(3);
		expect(findDistrict('10')?.name).toBe('Amager Vest');
		expect(findDistrict('frederiksberg')).toBeUndefined();
		expect([0, 1, 10, 11, 2.5, '3'].filter(isDistrictNr)).toEqual([1, 10]);
	});
});
