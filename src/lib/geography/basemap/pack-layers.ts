/**
 * What is drawn of a pack of vector tiles, from the ground up: our own layers, and those of the two schemas that archives come in,
 * Protomaps' (`kind`) and OpenMapTiles' (`class`).
 */
type Ground = 'land' | 'block' | 'green' | 'water' | 'road' | 'path' | 'rail';

export interface PackLayer {
	layer: string;
	as: Ground;
	/** Only what is one of these; all of the layer where it is left out. */
	only?: readonly string[];
}

const green = [
	...['park', 'grass', 'grassland', 'forest', 'wood', 'meadow', 'scrub', 'garden', 'cemetery', 'allotments'],
	...['nature_reserve', 'recreation_ground', 'village_green', 'golf_course', 'pitch', 'playground', 'zoo'],
];
const road = [
	...['highway', 'major_road', 'medium_road', 'minor_road'],
	...['motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'minor', 'service', 'busway'],
];

export const packLayers: readonly PackLayer[] = [
	{ layer: 'land', as: 'land' },
	{ layer: 'earth', as: 'land' },
	{ layer: 'blocks', as: 'block' },
	{ layer: 'landcover', as: 'green', only: green },
	{ layer: 'landuse', as: 'green', only: green },
	{ layer: 'park', as: 'green' },
	{ layer: 'parks', as: 'green' },
	{ layer: 'water', as: 'water' },
	{ layer: 'buildings', as: 'block' },
	{ layer: 'building', as: 'block' },
	{ layer: 'roads', as: 'path', only: ['path'] },
	{ layer: 'transportation', as: 'path', only: ['path', 'track'] },
	{ layer: 'roads', as: 'road', only: road },
	{ layer: 'transportation', as: 'road', only: road },
	{ layer: 'roads_main', as: 'road' },
	{ layer: 'rail', as: 'rail' },
	{ layer: 'roads', as: 'rail', only: ['rail'] },
	{ layer: 'transit', as: 'rail', only: ['rail'] },
	{ layer: 'transportation', as: 'rail', only: ['rail'] },
];

const names = new Set(packLayers.map(({ layer }) => layer));
export const isDrawn = (layer: string): boolean => names.has(layer);

/** Where none of the layers is land, land is what is not water. */
export const hasLand = (layers: readonly string[]): boolean =>
	packLayers.some(({ layer, as }) => as === 'land' && layers.includes(layer));

export function isOf({ only }: PackLayer, props: Readonly<Record<string, unknown>>): boolean {
	return !only || only.includes(String(props.kind ?? props['pmap:kind'] ?? props.class));
}

/** What an archive says of itself. Nothing of it is believed to be of its type. */
export function packMetadata(metadata: unknown): { attribution: string; layers: string[] } {
	const { attribution, vector_layers: listed } = Object(metadata) as Record<string, unknown>;
	return {
		attribution: typeof attribution === 'string' ? plainText(attribution) : '',
		layers: Array.isArray(listed)
			? listed.flatMap((layer) => (typeof layer?.id === 'string' ? [layer.id as string] : []))
			: [],
	};
}

const entities: Record<string, string> = { amp: '&', copy: '©', quot: '"', '#169': '©', '#39': "'" };
const mostAttribution = 200;

/** An attribution often comes as markup; only its words are shown. */
const plainText = (markup: string): string =>
	markup
		.slice(0, 4000)
		.replaceAll(/<[^<>]*>/g, ' ')
		.replaceAll(/&(\w+|#\d+);/g, (whole, name: string) => entities[name] ?? whole)
		.replaceAll(/[\s\p{C}]+/gu, ' ')
		.trim()
		.slice(0, mostAttribution);
