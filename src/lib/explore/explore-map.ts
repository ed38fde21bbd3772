/**
 * The map of what the list shows. Loaded only when somebody opens it. Every marker can be reached by
 * keyboard; Enter opens it, Escape closes it. Nothing from the data becomes markup.
 */
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import Supercluster from 'supercluster';
import type { MapPoint } from '#lib/explore/map.ts';
import { addBasemap } from '#lib/geography/basemap/leaflet-basemap.ts';
import type { Basemap } from '#lib/geography/basemap/basemap.ts';
import { m } from '#lib/paraglide/messages.js';
import { colourOf, kindOf, organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';

type Counts = Partial<Record<OrganisationKind, number>>;

const cityBounds = L.latLngBounds([55.612, 12.452], [55.733, 12.668]);
const ringRadius = 21;
const ringLength = 2 * Math.PI * ringRadius;

function markerIcon(sector: OrganisationKind): L.DivIcon {
	return L.divIcon({
		className: 'map-marker',
		iconSize: [44, 44],
		html: `<svg class="map-shape" width="30" height="30" viewBox="-3 -3 26 26" aria-hidden="true"><path d="${kindOf(sector).path}" fill="${colourOf(sector)}"/></svg>`,
	});
}

/** A ring in the proportions of its sectors around a number. */
function clusterIcon(count: number, sectors: Counts): L.DivIcon {
	let turned = 0;
	const arcs = organisationKinds.flatMap((sector) => {
		const share = (sectors[sector] ?? 0) / count;
		if (!share) return [];
		const arc = `<circle class="map-arc" stroke="${colourOf(sector)}" cx="26" cy="26" r="${ringRadius}" stroke-dasharray="${share * ringLength} ${ringLength}" stroke-dashoffset="${-turned * ringLength}" transform="rotate(-90 26 26)"/>`;
		turned += share;
		return [arc];
	});
	return L.divIcon({
		className: 'map-cluster',
		iconSize: [52, 52],
		html: `<svg width="52" height="52" viewBox="0 0 52 52" aria-hidden="true"><circle class="map-disc" cx="26" cy="26" r="24"/>${arcs.join('')}<text x="26" y="31" text-anchor="middle">${count}</text></svg>`,
	});
}

function popupOf(point: MapPoint): HTMLElement {
	const box = document.createElement('div');
	const link = document.createElement('a');
	link.href = point.href;
	link.textContent = point.title;
	const note = document.createElement('p');
	note.textContent = point.note;
	box.append(link, note);
	return box;
}

export interface OpenMap {
	show(points: MapPoint[]): void;
	close(): void;
}

export async function openMap(element: HTMLElement, basemap: Basemap): Promise<OpenMap> {
	const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
	const map = L.map(element, {
		preferCanvas: true,
		zoomControl: false,
		zoomSnap: 0.25,
		minZoom: 10,
		maxZoom: 18,
		zoomAnimation: !still,
		fadeAnimation: !still,
		markerZoomAnimation: !still,
	}).fitBounds(cityBounds);
	L.control.zoom({ position: 'topright' }).addTo(map);
	map.attributionControl.setPrefix('');
	await addBasemap(L, map, basemap);

	const markers = L.layerGroup().addTo(map);
	const clusters = new Supercluster<{ point: MapPoint }, Counts>({
		radius: 58,
		// Leaflet's tiles are 256 px wide; the radius is in the same pixels.
		extent: 256,
		maxZoom: 16,
		map: ({ point }) => ({ [point.sector]: 1 }),
		reduce: (sum, one) => {
			for (const sector of organisationKinds) {
				if (one[sector]) sum[sector] = (sum[sector] ?? 0) + one[sector];
			}
		},
	});

	const draw = () => {
		const bounds = map.getBounds().pad(0.2);
		const box: [number, number, number, number] = [
			bounds.getWest(),
			bounds.getSouth(),
			bounds.getEast(),
			bounds.getNorth(),
		];
		markers.clearLayers();
		for (const found of clusters.getClusters(box, Math.floor(map.getZoom()))) {
			const [lng = 0, lat = 0] = found.geometry.coordinates;
			const { properties } = found;
			if ('cluster' in properties && properties.cluster) {
				const label = m.explore_map_cluster({ count: properties.point_count });
				L.marker([lat, lng], {
					icon: clusterIcon(properties.point_count, properties),
					title: label,
					alt: label,
				})
					.on('click', () => {
						map.setView([lat, lng], Math.min(18, clusters.getClusterExpansionZoom(properties.cluster_id)));
					})
					.addTo(markers);
			} else if ('point' in properties) {
				const { point } = properties;
				L.marker([lat, lng], {
					icon: markerIcon(point.sector),
					title: point.title,
					alt: point.title,
				})
					.bindPopup(() => popupOf(point), { closeButton: false })
					.addTo(markers);
			}
		}
	};
	map.on('moveend', draw);

	return {
		show(points) {
			clusters.load(
				points.map((point) => ({
					type: 'Feature',
					properties: { point },
					geometry: { type: 'Point', coordinates: [point.at[1], point.at[0]] },
				})),
			);
			if (points.length) {
				const around = L.latLngBounds(points.map(({ at }) => at));
				map.fitBounds(around.pad(0.15), { maxZoom: 14.5, animate: false });
			}
			draw();
		},
		close: () => void map.remove(),
	};
}
