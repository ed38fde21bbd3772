/** Our own outline as layers for a map library: rings of [lat, lng] and labels, in drawing order. */
import { districts, type DistrictNr } from '#lib/geography/districts.ts';
import { placeLabels, stationLabels, type PlaceKind } from '#lib/geography/labels.ts';
import { fortRings, frederiksberg, outline, points, type Ring } from '#lib/geography/outline/outline.ts';
import { greens, surroundings, type Shape } from '#lib/geography/outline/scenery.ts';
import { railways, streets } from '#lib/geography/outline/streets.ts';
import { harbour, lakes } from '#lib/geography/outline/water.ts';

export type LatLng = [lat: number, lng: number];
export type OutlineLayer = {
	name: 'beyond' | 'districts' | 'green' | 'water';
	rings: { ring: LatLng[]; nr?: DistrictNr }[];
};
export type MapLabel = {
	text: string;
	at: LatLng;
	kind: PlaceKind | 'district' | 'station';
	fromZoom: number;
	toZoom?: number;
};

const latLngs = (ring: Ring): LatLng[] => ring.map(([lng, lat]) => [lat, lng]);
const rings = (shapes: readonly Shape[]) => shapes.map(({ ring }) => ({ ring: latLngs(points(ring)) }));

export const outlineLayers: readonly OutlineLayer[] = [
	{ name: 'beyond', rings: [...rings(surroundings), { ring: latLngs(frederiksberg) }] },
	{
		name: 'districts',
		rings: [
			...districts.map(({ nr }) => ({ nr, ring: latLngs(outline[nr]) })),
			...fortRings.map((ring) => ({ ring: latLngs(ring) })),
		],
	},
	{ name: 'green', rings: rings(greens) },
	{ name: 'water', rings: rings([...harbour, ...lakes]) },
];

export const streetLines: readonly LatLng[][] = streets.map((line) => latLngs(points(line)));
export const railwayLines: readonly LatLng[][] = railways.map((line) => latLngs(points(line)));

/** The names of the districts: on every basemap. */
export const districtLabels: readonly MapLabel[] = districts.map(({ name, label }) => ({
	text: name,
	at: [label.lat, label.lng],
	kind: 'district',
	fromZoom: 11,
	toZoom: 15,
}));

/** Quarters, greens, waters and stations: on the outline and on packs, which carry no text of their own. */
export const detailLabels: readonly MapLabel[] = [
	...placeLabels.map(({ name, kind, lat, lng, fromZoom }): MapLabel => ({
		text: name,
		at: [lat, lng],
		kind,
		fromZoom,
	})),
	...stationLabels.map(({ name, lat, lng, fromZoom }): MapLabel => ({
		text: name,
		at: [lat, lng],
		kind: 'station',
		fromZoom,
	})),
];
