/**
 * The map of what the list shows. Loaded only when somebody opens it. Every mark is reached by keyboard, in the order they
 * are read; Enter and the space bar press it, Escape closes what it opened.
 */
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import '#lib/explore/map/explore-map.css';
import type { MapMark, MapMarks, MapThings } from '#lib/explore/map/map.ts';
import { clusterIcon, thingIcon } from '#lib/explore/map/map-icons.ts';
import { mapPopup } from '#lib/explore/map/map-popup.ts';
import { zoomRange, type Basemap } from '#lib/geography/basemap/basemap.ts';
import { addBasemap } from '#lib/geography/basemap/leaflet-basemap.ts';
import { addZoomButtons } from '#lib/geography/basemap/zoom-buttons.ts';
import { boxText, viewOf, viewText, type Box } from '#lib/geography/view.ts';
import { m } from '#lib/paraglide/messages.js';

const cityBounds = L.latLngBounds([55.612, 12.452], [55.733, 12.668]);
const boundsOf = ([south, west, north, east]: Box) => L.latLngBounds([south, west], [north, east]);

const keyOf = ({ at, count, thing, box }: MapMark) => [...at, count, thing?.href, box].join();
const nameOf = ({ count, box, thing }: MapMark) =>
	thing?.title ?? (box ? m.explore_map_cluster({ count }) : m.explore_map_place({ count }));
const iconOf = ({ count, sectors, thing }: MapMark) =>
	thing ? thingIcon(thing.sector) : clusterIcon(count, sectors);

export interface OpenMap {
	/** Shows all that the list has. */
	show(): Promise<void>;
}

/** @param source where it asks what the list has; `list`, where that is, or nothing for this page. */
export async function openMap(
	element: HTMLElement,
	basemap: Basemap,
	{ source, list }: { source: string; list: string },
	onfail: () => void,
): Promise<OpenMap> {
	const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
	const map = L.map(element, {
		...zoomRange,
		preferCanvas: true,
		zoomControl: false,
		zoomSnap: 0.25,
		zoomAnimation: !still,
		fadeAnimation: !still,
		markerZoomAnimation: !still,
	}).fitBounds(cityBounds);
	addZoomButtons(L, map, 'topright');
	map.attributionControl.setPrefix('');
	await addBasemap(L, map, basemap);

	const layer = L.layerGroup().addTo(map);
	const drawn = new Map<string, L.Marker>();
	let asked = '';
	/** Where the focus goes once the marks of the next view are there. */
	let refocus: L.LatLng | undefined;
	const popup = mapPopup(map, (hadFocus) => {
		if (hadFocus) focusNear(popup.at());
	});

	async function ask<Answer>(about: Record<string, string>): Promise<Answer> {
		const url = new URL(source, location.href);
		for (const [name, value] of Object.entries(about)) url.searchParams.set(name, value);
		const answer = await fetch(url);
		if (!answer.ok) throw new Error(`the map answered ${answer.status}`);
		return answer.json() as Promise<Answer>;
	}

	function focusNear(point: L.LatLng | undefined): void {
		const nearest = [...drawn.values()]
			.map((marker) => ({ marker, far: point ? map.distance(marker.getLatLng(), point) : 0 }))
			.toSorted((a, b) => a.far - b.far)[0];
		(nearest?.marker.getElement() ?? element).focus({ preventScroll: true });
	}

	/**
	 * What stays where it was is left alone: it may have the focus. So is a mark that somebody went to by keys while this view
	 * was on its way: the map moves to it, and the next view has it.
	 */
	function draw(marks: readonly MapMark[], view: L.LatLngBounds): void {
		const wanted = new Map(marks.map((mark) => [keyOf(mark), mark]));
		for (const [key, marker] of drawn) {
			if (wanted.has(key)) continue;
			if (marker.getElement() === document.activeElement) {
				if (!view.contains(marker.getLatLng())) continue;
				refocus ??= marker.getLatLng();
			}
			marker.remove();
			drawn.delete(key);
		}
		for (const [key, mark] of wanted) if (!drawn.has(key)) drawn.set(key, put(mark));
		// Read from the north-west, whenever each was put there.
		for (const key of wanted.keys()) {
			const made = drawn.get(key)?.getElement();
			if (made && made !== document.activeElement) made.parentElement?.append(made);
		}
		if (refocus) focusNear(refocus);
		refocus = undefined;
	}

	function put(mark: MapMark): L.Marker {
		const label = nameOf(mark);
		const marker = L.marker(mark.at, { icon: iconOf(mark), title: label }).addTo(layer);
		marker.getElement()?.setAttribute('aria-label', label);
		const press = () => void open(mark).catch(onfail);
		marker.on('click', press);
		marker.getElement()?.addEventListener('keydown', (event) => {
			if (event.key !== 'Enter' && event.key !== ' ') return;
			event.preventDefault();
			press();
		});
		return marker;
	}

	/** What a mark falls into lies clear of the map's own buttons, and of its rim: pixels across and down, both sides together. */
	const besideButtons: [number, number] = [130, 220];

	/** Zooms in where that parts what the mark stands for; else says what it is. */
	async function open(mark: MapMark): Promise<void> {
		const { at, count, box, thing } = mark;
		if (box) {
			const zoom = Math.min(
				map.getMaxZoom(),
				map.getBoundsZoom(boundsOf(box), false, L.point(besideButtons)),
			);
			if (Math.floor(zoom) > Math.floor(map.getZoom())) {
				refocus = L.latLng(at);
				return void map.setView(boundsOf(box).getCenter(), zoom);
			}
		}
		const within = boxText(box ?? [at[0] - 5e-6, at[1] - 5e-6, at[0] + 5e-6, at[1] + 5e-6]);
		const found = thing ? { things: [thing], cut: false } : await ask<MapThings>({ within });
		const all = new URL(list || location.href, location.href);
		all.hash = '';
		all.searchParams.delete('after');
		all.searchParams.set('at', within);
		popup.open({ at, count, found, all: all.href });
	}

	async function refresh(): Promise<MapMarks | undefined> {
		const bounds = map.getBounds();
		const corners = [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()] as const;
		const view = viewText(viewOf([...corners], map.getZoom()));
		if (view === asked) return;
		asked = view;
		const answer = await ask<MapMarks>({ view }).catch((thrown: unknown) => {
			asked = '';
			throw thrown;
		});
		// Meanwhile the map may have been moved on.
		if (view !== asked) return;
		draw(answer.marks, bounds);
		return answer;
	}
	map.on('moveend', () => void refresh().catch(onfail));
	element.addEventListener('keydown', (event) => {
		if (event.key !== 'Escape' || !popup.isOpen()) return;
		event.stopPropagation();
		const at = popup.at();
		popup.close();
		focusNear(at);
	});

	return {
		async show() {
			const answer = await refresh();
			if (answer?.around) map.fitBounds(boundsOf(answer.around).pad(0.15), { maxZoom: 14.5, animate: false });
		},
	};
}
