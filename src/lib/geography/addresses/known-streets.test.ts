import { expect, test } from 'vitest';
import { knownStreets, streetAndNumber } from '#lib/geography/addresses/known-streets.ts';

test.each([
	['Kapelvej 16', 'Kapelvej', '16'],
	['16 Kapelvej', 'Kapelvej', '16'],
	['Kapelvej 16 B, 2200 København N', 'Kapelvej', '16 B'],
	['Kapelvej', 'Kapelvej', ''],
	['10. juni plads 2', '10. juni plads', '2'],
])('"%s" is %s, number "%s"', (typed, street, number) => {
	expect(streetAndNumber(typed)).toEqual({ street, number });
});

test.each([
	['nørrebrogade 208', 'Nørrebrogade 208'],
	['NOERREBROGADE', 'Nørrebrogade'],
	['Abel Cath', 'Abel Cathrines Gade'],
])('"%s" begins with a street of the city: %s', async (typed, text) => {
	const found = await knownStreets.suggest(typed, 8);
	expect(found.map((one) => one.text)).toContain(text);
	expect(found.every(({ onStreet, district }) => onStreet && district !== undefined)).toBe(true);
});

test.each(['', 'n', 'Hovedgaden 1, Aarhus', '%'])('"%s" is none', async (typed) => {
	expect(await knownStreets.suggest(typed, 8)).toEqual([]);
});
