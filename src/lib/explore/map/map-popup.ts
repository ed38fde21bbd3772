/** What opens over a mark: the one thing, or the list of those in one place. It belongs to the map, not to the mark. */
import L from 'leaflet';
import type { MapThings } from '#lib/explore/map/map.ts';
import { m } from '#lib/paraglide/messages.js';

interface Opened {
	at: L.LatLngExpression;
	found: MapThings;
	/** How many things the mark stands for. */
	count: number;
	/** The list of all of them. */
	all: string;
}

export interface MapPopup {
	open(what: Opened): void;
	close(): void;
	isOpen(): boolean;
	/** Where it points. */
	at(): L.LatLng | undefined;
	hasFocus(): boolean;
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, text = '', className = '') {
	const made = document.createElement(tag);
	made.textContent = text;
	made.className = className;
	return made;
}

function listOf({ found: { things, cut }, count, all }: Opened): HTMLElement[] {
	const list = element('ul');
	for (const { title, note, href } of things) {
		const item = element('li');
		const link = element('a', title);
		link.href = href;
		link.dir = 'auto';
		item.append(link, element('p', note));
		list.append(item);
	}
	if (!cut) return [list];
	const more = element(
		'a',
		m.explore_map_more({ count: Math.max(1, count - things.length) }),
		'map-popup-more',
	);
	more.href = all;
	return [list, more];
}

export function mapPopup(map: L.Map, onclosed: (hadFocus: boolean) => void): MapPopup {
	const popup = L.popup({
		closeButton: false,
		minWidth: 200,
		maxWidth: 290,
		autoPanPadding: [16, 16],
		className: 'map-popup',
	});
	const box = element('div');
	box.setAttribute('role', 'dialog');
	box.tabIndex = -1;
	const hasFocus = () => box.contains(document.activeElement);
	let hadFocus = false;
	const close = () => {
		hadFocus = hasFocus();
		map.closePopup(popup);
	};
	map.on('popupclose', () => onclosed(hadFocus));
	return {
		open(opened) {
			const { at, found, count } = opened;
			hadFocus = false;
			const heading = count > 1 ? m.explore_map_place_heading({ count }) : '';
			const closing = element('button', '×', 'map-popup-close');
			closing.type = 'button';
			closing.setAttribute('aria-label', m.explore_map_close());
			closing.addEventListener('click', close);
			box.setAttribute('aria-label', heading || (found.things[0]?.title ?? ''));
			box.replaceChildren(...(heading ? [element('h2', heading)] : []), ...listOf(opened), closing);
			popup.setLatLng(at).setContent(box).openOn(map);
			box.querySelector('a')?.focus({ preventScroll: true });
		},
		close,
		isOpen: () => map.hasLayer(popup),
		at: () => popup.getLatLng(),
		hasFocus,
	};
}
