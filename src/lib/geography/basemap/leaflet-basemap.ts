/**
 * Draws the basemap in Leaflet. Client only: import it dynamically together with Leaflet. What a pack needs
 * (topojson-client, protomaps-leaflet) is fetched only when the site is set up with one; a pack that cannot
 * be read leaves our own outline.
 */
import type * as Leaflet from 'leaflet';
import { mapColours, panBounds, zoomRange, type Basemap } from '#lib/geography/basemap/basemap.ts';
import {
	hasLand,
	isOf,
	packLayers,
	packMetadata,
	type PackLayer,
} from '#lib/geography/basemap/pack-layers.ts';
import {
	detailLabels,
	districtLabels,
	outlineLayers,
	railwayLines,
	streetLines,
	type LatLng,
	type MapLabel,
} from '#lib/geography/outline/outline-layers.ts';
import { m } from '#lib/paraglide/messages.js';
import '#lib/geography/basemap/basemap.css';

type L = typeof Leaflet;

const pane = 'basemap';
const labelPane = 'basemap-labels';
const streetsFromZoom = 13.5;

/** Puts the basemap, its labels and its attribution on `map`. Resolves when the base is drawn. */
export async function addBasemap(L: L, map: Leaflet.Map, basemap: Basemap): Promise<void> {
	map.getContainer().classList.add('basemap');
	map.attributionControl?.setPrefix(false);
	map.createPane(pane).classList.add('basemap-pane');
	if (basemap.kind === 'raster') return addRaster(L, map, basemap);
	if (basemap.kind !== 'outline') {
		try {
			await (basemap.kind === 'pmtiles' ? addPmtiles(L, map, basemap.url) : addTopojson(L, map, basemap.url));
			addDistrictBorders(L, map);
			map.attributionControl?.addAttribution(m.geo_attribution_city());
			addLabels(L, map, [...districtLabels, ...detailLabels]);
			return nearEnough(map, async () => {
				const { writeStreetNames } = await import('#lib/geography/streets/street-layer.ts');
				writeStreetNames(L, map, labelPane);
			});
		} catch (thrown) {
			console.warn('The basemap could not be read; the outline stands in.', thrown);
		}
	}
	const streets = addOutline(L, map);
	map.attributionControl?.addAttribution(`${m.geo_attribution_own()} · ${m.geo_attribution_city()}`);
	addLabels(L, map, [...districtLabels, ...detailLabels]);
	nearEnough(map, async () => {
		const { drawStreets, writeStreetNames } = await import('#lib/geography/streets/street-layer.ts');
		drawStreets(L, map, { ...still, renderer: streets.renderer }, streetWidth);
		streets.coarse.remove();
		writeStreetNames(L, map, labelPane);
	});
}

/** Once somebody has come so near that streets have names. What fails to come leaves the map as it is. */
function nearEnough(map: Leaflet.Map, then: () => Promise<void>): void {
	const look = () => {
		if (map.getZoom() < streetsFromZoom) return;
		map.off('zoomend', look);
		then().catch((thrown: unknown) => console.warn('The streets could not be fetched.', thrown));
	};
	map.on('zoomend', look);
	map.whenReady(look);
}

function addRaster(L: L, map: Leaflet.Map, { url, attribution }: Extract<Basemap, { kind: 'raster' }>) {
	L.tileLayer(url, { attribution: asText(attribution), maxZoom: zoomRange.maxZoom }).addTo(map);
	addDistrictBorders(L, map);
	addLabels(L, map, districtLabels);
}

function asText(text: string): string {
	const holder = document.createElement('span');
	holder.textContent = text;
	return holder.innerHTML;
}

const still = { interactive: false, pane } as const;
const filled = (fillColor: string) => ({ ...still, stroke: false, fillColor, fillOpacity: 1 });

const streetWidth = (zoom: number) => Math.max(1, Math.min(10, 4 * 1.45 ** (zoom - 14)));

function addOutline(L: L, map: Leaflet.Map) {
	const renderer = L.svg({ pane, padding: 0.5 });
	const fills = {
		beyond: mapColours.beyond,
		districts: mapColours.block,
		green: mapColours.green,
		water: mapColours.water,
	};
	for (const { name, rings } of outlineLayers) {
		for (const { ring } of rings) L.polygon(ring, { ...filled(fills[name]), renderer }).addTo(map);
	}
	const lines = (latLngs: readonly LatLng[][], style: Leaflet.PolylineOptions) =>
		L.polyline([...latLngs], { ...still, fill: false, ...style, renderer }).addTo(map);
	const streetLayer = lines(streetLines, { color: mapColours.road });
	lines(railwayLines, { color: mapColours.rail, weight: 1.2, dashArray: '5 4' });
	const widen = () => streetLayer.setStyle({ weight: streetWidth(map.getZoom()) });
	map.on('zoomend', widen);
	map.whenReady(widen);
	addDistrictBorders(L, map, renderer);
	return { renderer, coarse: streetLayer };
}

function addDistrictBorders(L: L, map: Leaflet.Map, renderer = L.svg({ pane, padding: 0.5 })) {
	const districts = outlineLayers.find(({ name }) => name === 'districts');
	for (const { ring, nr } of districts?.rings ?? []) {
		if (!nr) continue;
		const style = { color: mapColours.border, weight: 1.4, opacity: 0.45, fill: false, dashArray: '1 5' };
		L.polygon(ring, { ...still, ...style, renderer }).addTo(map);
	}
}

async function addTopojson(L: L, map: Leaflet.Map, url: string) {
	const [{ feature }, response] = await Promise.all([import('topojson-client'), fetch(url)]);
	if (!response.ok) throw new Error(`the basemap pack answered ${response.status}`);
	const pack = await response.json();
	if (pack?.type !== 'Topology') throw new Error('the basemap pack is no TopoJSON');
	const renderer = L.canvas({ pane, padding: 0.3 });
	const add = (name: string, style: Leaflet.PathOptions) => {
		const layer = pack.objects[name];
		if (layer)
			L.geoJSON(feature(pack, layer), { ...still, style: { ...style, renderer } } as object).addTo(map);
	};
	add('land', filled(mapColours.land));
	add('blocks', filled(mapColours.block));
	add('parks', filled(mapColours.green));
	add('water', filled(mapColours.water));
	add('roads_main', { color: mapColours.road, weight: 4 });
	add('rail', { color: mapColours.rail, weight: 1.2, dashArray: '5 4' });
}

async function addPmtiles(L: L, map: Leaflet.Map, url: string) {
	const [{ PMTiles }, { leafletLayer, LineSymbolizer, PolygonSymbolizer }] = await Promise.all([
		import('pmtiles'),
		import('protomaps-leaflet'),
	]);
	// protomaps-leaflet looks for Leaflet in the global scope.
	Object.assign(globalThis, { L });
	const address = new URL(url, document.baseURI).href;
	const archive = new PMTiles(address);
	const [{ maxZoom }, metadata] = await Promise.all([archive.getHeader(), archive.getMetadata()]);
	const { attribution, layers } = packMetadata(metadata);
	const symbolizers = {
		road: () => new LineSymbolizer({ color: mapColours.road, width: streetWidth }),
		path: () => new LineSymbolizer({ color: mapColours.road, width: 1, dash: [3, 2], skip: false }),
		rail: () => new LineSymbolizer({ color: mapColours.rail, width: 1.2, dash: [5, 4], skip: false }),
	};
	const drawn = (as: PackLayer['as']) =>
		as === 'road' || as === 'path' || as === 'rail'
			? symbolizers[as]()
			: new PolygonSymbolizer({ fill: mapColours[as] });
	const options = {
		...still,
		url: address,
		maxDataZoom: maxZoom,
		maxZoom: zoomRange.maxZoom,
		attribution: '',
		noWrap: true,
		bounds: L.latLngBounds(panBounds),
		backgroundColor: layers.length === 0 || hasLand(layers) ? mapColours.water : mapColours.land,
		labelRules: [],
		paintRules: packLayers.map((layer) => ({
			dataLayer: layer.layer,
			symbolizer: drawn(layer.as),
			filter: (_zoom: number, { props }: { props: Record<string, unknown> }) => isOf(layer, props),
		})),
	};
	(leafletLayer(options) as unknown as Leaflet.Layer).addTo(map);
	if (attribution) map.attributionControl?.addAttribution(asText(attribution));
}

function addLabels(L: L, map: Leaflet.Map, labels: readonly MapLabel[]) {
	const holder = map.createPane(labelPane);
	holder.classList.add('basemap-labels');
	holder.setAttribute('aria-hidden', 'true');
	const drawn = labels.map((label) => {
		const html = document.createElement('span');
		html.textContent = label.text;
		const icon = L.divIcon({ className: `map-label map-label-${label.kind}`, html, iconSize: [0, 0] });
		return {
			label,
			marker: L.marker(label.at, { icon, interactive: false, keyboard: false, pane: labelPane }),
		};
	});
	const show = () => {
		const zoom = map.getZoom();
		map.getContainer().dataset.zoomed = zoom >= 14 ? 'street' : zoom >= 12.5 ? 'quarter' : 'city';
		for (const { label, marker } of drawn) {
			const isShown = zoom >= label.fromZoom && zoom <= (label.toZoom ?? Infinity);
			if (isShown) marker.addTo(map);
			else marker.remove();
		}
	};
	map.on('zoomend viewreset', show);
	map.whenReady(show);
}
