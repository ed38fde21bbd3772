import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxOf, boxText, readBox, readView, viewOf, viewText, type Box } from './view.ts';

const box = fc
	.record({
		south: fc.double({ min: 55.5, max: 55.8, noNaN: true }),
		west: fc.double({ min: 12.3, max: 12.8, noNaN: true }),
		high: fc.double({ min: 0, max: 0.008, noNaN: true }),
		wide: fc.double({ min: 0, max: 0.015, noNaN: true }),
	})
	.map(({ south, west, high, wide }): Box => [south, west, south + high, west + wide]);
const zoom = fc.double({ min: 8, max: 18.9, noNaN: true });

describe('a view', () => {
	test('covers what is looked at, and is read as it was written', () => {
		fc.assert(
			fc.property(box, zoom, (looked, zoomed) => {
				const view = viewOf(looked, zoomed);
				expect(readView(viewText(view))).toEqual(view);
				const [south, west, north, east] = boxOf(view);
				expect(south).toBeLessThanOrEqual(looked[0]);
				expect(west).toBeLessThanOrEqual(looked[1]);
				expect(north).toBeGreaterThanOrEqual(looked[2]);
				expect(east).toBeGreaterThanOrEqual(looked[3]);
			}),
		);
	});

	test('has one name however little the map is moved', () => {
		const at = (lat: number): Box => [lat, 12.5, lat + 0.01, 12.52];
		expect(viewText(viewOf(at(55.69), 13))).toBe(viewText(viewOf(at(55.6901), 13.7)));
	});

	test.for([
		null,
		'',
		'13',
		'13-1-1-2',
		'13-1-1-2-2-2',
		'8-1-1-2-2',
		'19-1-1-2-2',
		'13-2-1-1-2',
		'13-1-2-2-1',
		'13-1-1-99999-2',
		'13-1-1-100-2',
		'13--1-1-2-2',
		'1e1-1-1-2-2',
		'13-1-1-2-x',
		'13-1-1-2-\u0000',
	])('%j is none', (text) => expect(readView(text)).toBeNull());
});

describe('a box', () => {
	test('is read as it was written, to a tenth of a metre', () => {
		fc.assert(
			fc.property(box, (given) => {
				readBox(boxText(given))!.forEach((degrees, i) => expect(degrees).toBeCloseTo(given[i]!, 5));
			}),
		);
	});

	test.for([
		null,
		'',
		'1,2,3',
		'1,2,3,4,5',
		'3,2,1,4',
		'1,4,3,2',
		'1e3,2,3,4',
		'a,b,c,d',
		'1,2,3,4\u0000',
		'91,2,92,4',
	])('%j is none', (text) => expect(readBox(text)).toBeNull());
});
