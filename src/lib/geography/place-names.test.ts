import { describe, expect, test } from 'vitest';
import { districts } from '#lib/geography/districts.ts';
import { districtsNamed, placeSuggestions } from '#lib/geography/place-names.ts';

test('every name a field suggests is understood, in any case and spelling', () => {
	for (const name of placeSuggestions) {
		const spellings = [
			name,
			name.toUpperCase(),
			name.toLowerCase().replaceAll('ø', 'oe').replaceAll('å', 'aa'),
			name.toLowerCase().replaceAll('ø', 'o').replaceAll('å', 'a'),
		];
		for (const typed of spellings) expect(districtsNamed(typed)?.length, typed).toBeGreaterThan(0);
	}
});

test('a district is understood by its number, its slug and its name', () => {
	for (const { nr, slug, name } of districts)
		expect([`${nr}`, slug, name].map(districtsNamed), name).toEqual([[nr], [nr], [nr]]);
});

describe('names of places', () => {
	test.each([
		['norrebro', [3]],
		['noerrebro ', [3]],
		['Vesterbro', [4]],
		['Sydhavn', [4]],
		['brønshøj', [7]],
		['Husum', [7]],
		['amager', [9, 10]],
		['2300', [9, 10]],
		['2200', [3]],
		['1450', [1]],
		['1650', [4]],
		['Blagards plads', [3]],
		['Frederiksberg', []],
		['1850', []],
		['Odense', undefined],
		['', undefined],
	])('%o lies in %o', (typed, nrs) => {
		expect(districtsNamed(typed)).toEqual(nrs);
	});
});
