/** The pin's map, loaded only where a pin is to be placed. The pin and the typed point are two views of one text. */
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { panBounds, zoomRange, type Basemap } from '#lib/geography/basemap/basemap.ts';
import { districtName } from '#lib/geography/districts.ts';
import { addBasemap } from '#lib/geography/basemap/leaflet-basemap.ts';
import { addZoomButtons } from '#lib/geography/basemap/zoom-buttons.ts';
import { checkPoint, districtAt } from '#lib/geography/locate.ts';
import { parsePoint } from '#lib/geography/parse-point.ts';
import type { Point } from '#lib/geography/point.ts';
import { pointText } from '#lib/geography/parse-point.ts';

/** Where the pin stands, as it is said to the person. */
export type PinPlace = { kind: 'district'; name: string } | { kind: 'outside' | 'wrong' | 'none' };

export interface PlacedPin {
	/** Follows what is typed; half a number moves nothing. */
	show(text: string): void;
	close(): void;
}

interface Listener {
	onpoint: (text: string) => void;
	onplace: (place: PinPlace) => void;
}

const cityMiddle: Point = { lat: 55.6861, lng: 12.5683 };
const metresPerDegree = 111_320;
const step = { short: 10, long: 100 } as const;

export function placeOf(point: Point): PinPlace {
	if (checkPoint(point) !== 'ok') return { kind: 'wrong' };
	const nr = districtAt(point);
	return nr ? { kind: 'district', name: districtName(nr) } : { kind: 'outside' };
}

/** A point so many metres north and east of another. */
export const moved = ({ lat, lng }: Point, north: number, east: number): Point => ({
	lat: lat + north / metresPerDegree,
	lng: lng + east / (metresPerDegree * Math.cos((lat * Math.PI) / 180)),
});

const ways: Record<string, [north: number, east: number]> = {
	ArrowUp: [1, 0],
	ArrowDown: [-1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1],
};

const icon = L.divIcon({
	className: 'pin',
	iconSize: [32, 40],
	iconAnchor: [16, 38],
	html: '<svg width="32" height="40" viewBox="0 0 32 40" aria-hidden="true"><path d="M16 38.5C10 29 2.5 23 2.5 15.5a13.5 13.5 0 0 1 27 0C29.5 23 22 29 16 38.5z"/><circle cx="16" cy="15.5" r="5.5"/></svg>',
});

export async function openPinMap(
	element: HTMLElement,
	basemap: Basemap,
	{ onpoint, onplace }: Listener,
): Promise<PlacedPin> {
	const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
	const map = L.map(element, {
		...zoomRange,
		zoomAnimation: !still,
		fadeAnimation: !still,
		markerZoomAnimation: !still,
		maxBounds: panBounds,
		keyboard: false,
		zoomControl: false,
		scrollWheelZoom: 'center',
	}).setView(cityMiddle, 12);
	addZoomButtons(L, map, 'topleft');
	await addBasemap(L, map, basemap);
	let marker: L.Marker | undefined;
	let shown = '';

	/** Puts the pin there, without telling: for what comes from the field. */
	function put(point: Point): void {
		if (!marker) {
			marker = L.marker(point, { icon, draggable: true, keyboard: false }).addTo(map);
			marker.on('dragend', () => marker && place(marker.getLatLng()));
		}
		marker.setLatLng(point);
		onplace(placeOf(point));
		if (!map.getBounds().pad(-0.1).contains(point)) map.panTo(point, { animate: !still });
	}

	function place(point: Point): void {
		shown = pointText(point);
		put(point);
		onpoint(shown);
	}

	map.on('click', ({ latlng }) => place(latlng));
	const onkeydown = (event: KeyboardEvent) => {
		if (event.target !== element) return;
		const way = ways[event.key];
		if (way) {
			const metres = event.shiftKey ? step.long : step.short;
			const from = marker?.getLatLng();
			// The first arrow key sets the pin down in the middle of what is seen.
			place(from ? moved(from, way[0] * metres, way[1] * metres) : map.getCenter());
		} else if (event.key === '+') map.zoomIn();
		else if (event.key === '-') map.zoomOut();
		else return;
		event.preventDefault();
	};
	element.addEventListener('keydown', onkeydown);

	return {
		show(text) {
			if (text === shown) return;
			shown = text;
			const parsed = parsePoint(text);
			if ('point' in parsed) {
				const first = !marker;
				put(parsed.point);
				if (first) map.setView(parsed.point, 15, { animate: false });
			} else {
				marker?.remove();
				marker = undefined;
				onplace({ kind: parsed.error === 'empty' ? 'none' : 'wrong' });
			}
		},
		close() {
			element.removeEventListener('keydown', onkeydown);
			map.remove();
			// Leaflet tells of a changed window's end a little later, and nobody here has a map to look at then.
			map.off();
		},
	};
}
