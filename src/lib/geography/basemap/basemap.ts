/**
 * What lies under the points on the map. By itself the site draws its own outline and needs no other server.
 * `BASEMAP` may name something finer: a PMTiles pack with the layers of `pack-layers.ts` or a TopoJSON pack with land, water,
 * parks, blocks, roads_main, rail (a file on this machine or an address), or raster tiles as
 * `https://…/{z}/{x}/{y}.png|attribution`. `npm run basemap` puts a pack where it is found without any setting.
 */
export type Basemap =
	| { kind: 'outline' }
	| { kind: 'pmtiles' | 'topojson'; url: string }
	| { kind: 'raster'; url: string; attribution: string };

/** A basemap as the server knows it: `file` is set where the site itself serves the pack. */
export type BasemapSource = Basemap & { file?: string };

/** The pack's own address on this site. */
export const packPath = (kind: 'pmtiles' | 'topojson') => `/basemap/pack.${kind}`;

/** The colours of the map, also for what is drawn on top of it. */
export const mapColours = {
	land: '#f7f3ea',
	block: '#ebe4d5',
	beyond: '#f1ece1',
	green: '#d3e3c3',
	water: '#bcd6e4',
	road: '#ffffff',
	rail: '#b9ae9a',
	border: '#14213d',
	label: '#5d5647',
	waterLabel: '#24506b',
} as const;

/** South-west and north-east corners people may pan within. */
export const panBounds: [[number, number], [number, number]] = [
	[55.55, 12.3],
	[55.8, 12.85],
];
export const zoomRange = { minZoom: 10, maxZoom: 18 } as const;

const isAddress = (text: string) => /^https?:\/\//i.test(text);

function packKind(text: string): 'pmtiles' | 'topojson' | null {
	const ending = text.replace(/[?#].*$/, '').toLowerCase();
	if (ending.endsWith('.pmtiles')) return 'pmtiles';
	return ending.endsWith('.topojson') || ending.endsWith('.json') ? 'topojson' : null;
}

/** Reads the setting `BASEMAP`; null where it is none of the forms above. */
export function parseBasemap(setting = ''): BasemapSource | null {
	const text = setting.trim();
	if (text === '') return { kind: 'outline' };
	if (/\{z\}/.test(text)) {
		const [url = '', ...rest] = text.split('|');
		const attribution = rest.join('|').trim();
		const isComplete = isAddress(url) && /\{x\}/.test(url) && /\{y\}/.test(url) && attribution !== '';
		return isComplete ? { kind: 'raster', url: url.trim(), attribution } : null;
	}
	const kind = packKind(text);
	if (!kind) return null;
	return isAddress(text) ? { kind, url: text } : { kind, url: packPath(kind), file: text };
}

/** What the browser is told: never a path on this machine. */
export function publicBasemap({ file: _file, ...basemap }: BasemapSource): Basemap {
	return basemap;
}

/** The basemap a setting asks for, as the browser is told; the outline where there is none. */
export const basemapOf = (setting: string | undefined): Basemap =>
	publicBasemap(parseBasemap(setting) ?? { kind: 'outline' });

/** The foreign origin a basemap is fetched from, for the content security policy; null where it is our own. */
export function basemapOrigin(basemap: Basemap): string | null {
	if (basemap.kind === 'outline' || !isAddress(basemap.url)) return null;
	const { protocol, host } = new URL(basemap.url.replaceAll(/[{}]/g, ''));
	return `${protocol}//${host.replace(/^s\./, '*.')}`;
}
