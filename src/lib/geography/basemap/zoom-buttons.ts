import type * as Leaflet from 'leaflet';
import { m } from '#lib/paraglide/messages.js';

/** Leaflet's own are links in English, which the space bar does not press. */
export function addZoomButtons(L: typeof Leaflet, map: Leaflet.Map, position: Leaflet.ControlPosition): void {
	const bar = L.DomUtil.create('div', 'map-zoom leaflet-bar');
	const button = (sign: string, label: string, zoom: () => void) => {
		const made = L.DomUtil.create('button', '', bar);
		made.type = 'button';
		made.textContent = sign;
		made.title = label;
		made.setAttribute('aria-label', label);
		made.addEventListener('click', zoom);
		return made;
	};
	const nearer = button('+', m.geo_zoom_in(), () => map.zoomIn());
	const farther = button('−', m.geo_zoom_out(), () => map.zoomOut());
	// Said, not switched off: a button that is switched off loses the focus.
	const follow = () => {
		nearer.setAttribute('aria-disabled', String(map.getZoom() >= map.getMaxZoom()));
		farther.setAttribute('aria-disabled', String(map.getZoom() <= map.getMinZoom()));
	};
	map.on('zoomend', follow);
	map.whenReady(follow);
	L.DomEvent.disableClickPropagation(bar);
	const control = new L.Control({ position });
	control.onAdd = () => bar;
	control.addTo(map);
}
