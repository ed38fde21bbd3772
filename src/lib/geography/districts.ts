/**
 * Copenhagen's ten districts (bydele) with their official numbers. Names are proper names and stay Danish
 * in every language. Frederiksberg, the enclave in the middle, is another municipality: no district.
 */
import { distanceKm, type Point } from '#lib/geography/point.ts';

export const districtNrs = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
export type DistrictNr = (typeof districtNrs)[number];

/** `label` is where the name is written, well inside the district; distances are measured from it. */
export type District = { nr: DistrictNr; slug: string; name: string; label: Point };

export const districts: readonly District[] = [
	{ nr: 1, slug: 'indre-by', name: 'Indre By', label: { lat: 55.6839, lng: 12.5881 } },
	{ nr: 2, slug: 'oesterbro', name: 'Østerbro', label: { lat: 55.7123, lng: 12.5715 } },
	{ nr: 3, slug: 'noerrebro', name: 'Nørrebro', label: { lat: 55.6965, lng: 12.5492 } },
	{
		nr: 4,
		slug: 'vesterbro-kongens-enghave',
		name: 'Vesterbro-Kongens Enghave',
		label: { lat: 55.6532, lng: 12.5395 },
	},
	{ nr: 5, slug: 'valby', name: 'Valby', label: { lat: 55.6568, lng: 12.5021 } },
	{ nr: 6, slug: 'vanloese', name: 'Vanløse', label: { lat: 55.6896, lng: 12.4894 } },
	{ nr: 7, slug: 'broenshoej-husum', name: 'Brønshøj-Husum', label: { lat: 55.7111, lng: 12.4828 } },
	{ nr: 8, slug: 'bispebjerg', name: 'Bispebjerg', label: { lat: 55.7117, lng: 12.5329 } },
	{ nr: 9, slug: 'amager-oest', name: 'Amager Øst', label: { lat: 55.6649, lng: 12.6162 } },
	{ nr: 10, slug: 'amager-vest', name: 'Amager Vest', label: { lat: 55.6414, lng: 12.5853 } },
];

export const isDistrictNr = (value: unknown): value is DistrictNr =>
	districtNrs.includes(value as DistrictNr);

const byNr = new Map(districts.map((district) => [district.nr, district]));

/** The district with this number. */
export const districtOf = (nr: DistrictNr): District => byNr.get(nr)!;

export const districtName = (nr: DistrictNr): string => districtOf(nr).name;

/** The district in an address (`/…?district=noerrebro`), by slug or number; undefined when there is none. */
export const findDistrict = (text: string): District | undefined =>
	districts.find((district) => district.slug === text || String(district.nr) === text);

/** Kilometres between the middles of two districts; 0 within one. */
export const districtDistanceKm = (a: DistrictNr, b: DistrictNr): number =>
	distanceKm(districtOf(a).label, districtOf(b).label);
