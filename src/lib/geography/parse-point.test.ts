import { describe, expect, test } from 'vitest';
import { parsePoint } from '#lib/geography/parse-point.ts';

const cityHall = { point: { lat: 55.6761, lng: 12.5683 } };

describe('a point as people write it', () => {
	test.each([
		['55.6761, 12.5683'],
		['55.6761,12.5683'],
		['55.6761 12.5683'],
		['  (55.6761, 12.5683) '],
		['55,6761 12,5683'],
		['55,6761, 12,5683'],
		['55,6761; 12,5683'],
		['55,6761,12,5683'],
		['55.6761; 12.5683'],
		['55.6761° 12.5683°'],
		['N55.6761 E12.5683'],
		['N 55,6761, Ø 12,5683'],
		['55.6761° N, 12.5683° E'],
		['12.5683 E, 55.6761 N'],
		['https://www.openstreetmap.org/#map=17/55.6761/12.5683'],
		['https://www.openstreetmap.org/?mlat=55.6761&mlon=12.5683#map=12/55.7/12.5'],
		['https://www.google.com/maps/@55.6761,12.5683,17z'],
		['https://www.google.dk/maps/place/R%C3%A5dhuset/@55.67,12.55,15z/data=!3m1!3d55.6761!4d12.5683'],
		['https://maps.google.com/?q=55.6761,12.5683'],
		['https://www.google.com/maps/search/?api=1&query=55.6761%2C12.5683'],
		['https://maps.apple.com/?ll=55.6761,12.5683'],
		['geo:55.6761,12.5683'],
	])('%s', (text) => {
		expect(parsePoint(text)).toEqual(cityHall);
	});

	test.each([[`55°40'34"N 12°34'6"E`], [`N 55° 40' 34" Ø 12° 34' 6"`], [`55°40.566'N, 12°34.1'E`]])(
		'%s',
		(text) => {
			const parsed = parsePoint(text);
			expect('point' in parsed && parsed.point.lat).toBeCloseTo(55.6761, 3);
			expect('point' in parsed && parsed.point.lng).toBeCloseTo(12.5683, 3);
		},
	);

	test.each([
		['', 'empty'],
		['   ', 'empty'],
		['Kapelvej 16', 'unreadable'],
		['55.6761', 'unreadable'],
		['55.6761, 12.5683, 4', 'unreadable'],
		['https://www.google.com/maps/place/Malm%C3%B6', 'unreadable'],
		['https://example.org/%E0%A4%A', 'unreadable'],
		['12.5683, 55.6761', 'swapped'],
		['https://www.google.com/maps/@12.5683,55.6761,17z', 'swapped'],
		['55.605, 13.0', 'outside'],
		['56.1567, 10.2108', 'outside'],
		['-55.6761, 12.5683', 'outside'],
		['55.6761 S 12.5683 E', 'outside'],
		['999, 999', 'outside'],
	])('%s: %s', (text, error) => {
		expect(parsePoint(text)).toEqual({ error });
	});
});
