/** The streets of the living map with their names: fetched once somebody is near enough to look for a door. */
import type * as Leaflet from 'leaflet';
import { mapColours } from '#lib/geography/basemap/basemap.ts';
import { writtenNames } from '#lib/geography/streets/street-names.ts';
import { streetLines, streetNames } from '#lib/geography/streets/streets.ts';

type L = typeof Leaflet;

/** @returns a layer for each rank, widest last. */
export function drawStreets(
	L: L,
	map: Leaflet.Map,
	options: Leaflet.PolylineOptions,
	widthAt: (zoom: number) => number,
): void {
	for (const isMain of [false, true]) {
		const lines = streetLines
			.filter(({ rank }) => (rank === 'main') === isMain)
			.map(({ line }) => line.map(({ lat, lng }): [number, number] => [lat, lng]));
		const layer = L.polyline(lines, { ...options, color: mapColours.road, fill: false }).addTo(map);
		const widen = () => layer.setStyle({ weight: widthAt(map.getZoom()) * (isMain ? 1 : 0.7) });
		map.on('zoomend', widen);
		widen();
	}
}

export function writeStreetNames(L: L, map: Leaflet.Map, pane: string): void {
	const written = L.layerGroup().addTo(map);
	const write = () => {
		written.clearLayers();
		const { x: width, y: height } = map.getSize();
		const names = writtenNames(streetNames, {
			width,
			height,
			zoom: map.getZoom(),
			letter: 6.5,
			place: (point) => {
				const { x, y } = map.latLngToContainerPoint([point.lat, point.lng]);
				return [x, y];
			},
		});
		for (const { name, x, y, turn } of names) {
			const html = document.createElement('span');
			html.textContent = name;
			html.style.rotate = `${turn}deg`;
			const icon = L.divIcon({ className: 'map-label map-label-street', html, iconSize: [0, 0] });
			const at = map.containerPointToLatLng([x, y]);
			L.marker(at, { icon, interactive: false, keyboard: false, pane }).addTo(written);
		}
	};
	map.on('moveend', write);
	write();
}
