/**
 * Names of places, and the table against the city's own neighbourhoods, stations and addresses, which are no part of this
 * project: set REFERENCE_DATA to the folder that holds them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { districts } from '#lib/geography/districts.ts';
import { districtAt } from '#lib/geography/locate.ts';
import {
	districtsNamed,
	districtsOfPostcode,
	isWholeCity,
	neighbourhoods,
	neighbourNamed,
	placeSuggestions,
} from '#lib/geography/place-names.ts';
import { distanceKm } from '#lib/geography/point.ts';
import { spotNamed, spots } from '#lib/geography/spots.ts';
import { fold } from '#lib/platform/text/fold.ts';

const spellings = (name: string) => [
	name,
	name.toUpperCase(),
	` ${name.toLowerCase().replaceAll('ø', 'oe').replaceAll('å', 'aa').replaceAll('æ', 'ae')} `,
	name.toLowerCase().replaceAll('ø', 'o').replaceAll('å', 'a').replaceAll('æ', 'a'),
];

test('every name a field suggests is understood, in any case and spelling', () => {
	for (const typed of placeSuggestions.flatMap(spellings))
		expect(districtsNamed(typed)?.length, typed).toBeGreaterThan(0);
	for (const { name } of spots)
		for (const typed of spellings(name)) expect(spotNamed(typed)?.name, typed).toBe(name);
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
		['vesterbro/kongens enghave', [4]],
		['Sydhavn', [4]],
		['brønshøj', [7]],
		['Husum', [7]],
		['amager', [9, 10]],
		['2300', [9, 10]],
		['2200', [3]],
		['DK-2200 København N', [3]],
		['København NV', [6, 8]],
		['1450', [1]],
		['1552', [1]],
		['1615', [1, 4]],
		['1650', [4]],
		['Frederiksberg', undefined],
		['1850', undefined],
		['9999', undefined],
		['Odense', undefined],
		['', undefined],
	])('%o lies in %o', (typed, nrs) => {
		expect(districtsNamed(typed)).toEqual(nrs);
	});

	test.each([
		['Frederiksberg', 'Frederiksberg'],
		['frederiksberg c', 'Frederiksberg'],
		['1850', 'Frederiksberg'],
		['2000 Frederiksberg', 'Frederiksberg'],
		['TAARNBY', 'Tårnby'],
		['Frederiksberg Allé', undefined],
		['2100', undefined],
	])('%o lies in the neighbouring %o', (typed, name) => {
		expect(neighbourNamed(typed)).toBe(name);
	});

	test.each([
		['Blagards plads', 'Blågårds Plads'],
		['noerreport st.', 'Nørreport'],
		['Nørrebro station', 'Nørrebro'],
		['husum st', 'Husum'],
		['rådhuspladsen', 'Rådhuspladsen'],
		['fodbold', undefined],
	])('%o is the spot %o', (typed, name) => {
		expect(spotNamed(typed)?.name).toBe(name);
	});

	test('Copenhagen is all of it', () => {
		expect(['København', 'copenhagen', 'Kobenhavn', 'Odense'].map(isWholeCity)).toEqual([
			true,
			true,
			true,
			false,
		]);
	});
});

const folder = process.env.REFERENCE_DATA ?? '';
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
interface Features<Properties> {
	features: { properties: Properties; geometry: { coordinates: [number, number] } }[];
}
const features = <Properties>(file: string) => (JSON.parse(read(file)) as Features<Properties>).features;

describe.skipIf(!existsSync(join(folder, 'geo/neighbourhoods.simplified.geojson')))(
	'against the reference',
	() => {
		const stations = () =>
			features<{ navn: string; name: string }>('geo/stations.geojson').map(({ properties, geometry }) => ({
				name: properties.navn,
				point: { lat: geometry.coordinates[1], lng: geometry.coordinates[0] },
			}));

		test('each neighbourhood lies in the districts that the city puts it in', () => {
			const quarters = features<{ navn: string; bydel_nr: number }>(
				'geo/neighbourhoods.simplified.geojson',
			).map(({ properties }) => ({ name: properties.navn, nr: properties.bydel_nr }));
			const parts = [...quarters, ...districts];
			const words = (text: string) => fold(text).split(/[^\p{L}]+/u);
			for (const [nrs, name] of neighbourhoods) {
				const asked = words(name);
				const holding = (fits: (word: string, one: string) => boolean) =>
					parts.filter((part) => asked.every((one) => words(part.name).some((word) => fits(word, one))));
				const exact = holding((word, one) => word === one);
				const found = exact.length > 0 ? exact : holding((word, one) => word.startsWith(one));
				const station = stations().find((one) => one.name === name);
				const inDistricts =
					found.length > 0 ? found.map(({ nr }) => nr) : [station && districtAt(station.point)];
				expect([...new Set(inDistricts)].sort(), name).toEqual([...nrs].sort());
			}
		});

		test('each postcode stands for the districts with a tenth of its addresses', () => {
			const addresses = [
				...(parse(read('organisations/organisations.csv'), { columns: true }) as {
					postnr: string;
					bydel: string;
				}[]),
				...(
					JSON.parse(read('organisations/address_sample.json')) as {
						addresses: { postnr: number; bydel: string }[];
					}
				).addresses,
			];
			const nrOf = new Map(districts.map(({ name, nr }) => [name, nr]));
			const known = addresses.flatMap(({ postnr, bydel }) => {
				const nr = nrOf.get(bydel);
				return postnr && nr ? [{ postcode: Number(postnr), nr }] : [];
			});
			for (const [postcode, here] of Map.groupBy(known, (one) => one.postcode)) {
				const nrs = [...Map.groupBy(here, ({ nr }) => nr)]
					.filter(([, ofOne]) => ofOne.length >= here.length / 10)
					.map(([nr]) => nr)
					.sort((a, b) => a - b);
				expect(districtsOfPostcode(postcode), String(postcode)).toEqual(nrs);
			}
		});

		test('each spot stands where the city has it', () => {
			const { streets } = JSON.parse(read('organisations/address_sample.json')) as {
				streets: { street: string; lat: number; lon: number }[];
			};
			const labels = features<{ name: string }>('geo/place_labels.geojson').map(
				({ properties, geometry }) => ({
					name: properties.name,
					point: { lat: geometry.coordinates[1], lng: geometry.coordinates[0] },
				}),
			);
			const there = [
				...stations(),
				...labels,
				...streets.map(({ street, lat, lon }) => ({ name: street, point: { lat, lng: lon } })),
			];
			for (const { name, point } of spots) {
				const named = there.filter((one) => fold(one.name).replace(/\s+/g, ' ').includes(fold(name)));
				if (named.length > 0)
					expect(Math.min(...named.map((one) => distanceKm(one.point, point))), name).toBeLessThan(0.02);
			}
		});
	},
);
