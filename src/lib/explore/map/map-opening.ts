/** `#map` says of itself what it shows and how it stands (`data-state`); Leaflet and the map come once it is opened. */
import type { OpenMap } from '#lib/explore/map/explore-map.ts';
import type { Basemap } from '#lib/geography/basemap/basemap.ts';

/** A wide screen has room for the map from the start; a phone and a saver of data ask for it. */
const settledMs = 1200;
const opensByItself = () =>
	!(navigator as { connection?: { saveData?: boolean } }).connection?.saveData &&
	matchMedia('(min-width: 900px)').matches;

export function listenForMap(): void {
	const section = document.querySelector<HTMLElement>('#map[data-source]');
	const canvas = section?.querySelector<HTMLElement>('.canvas');
	const note = section?.querySelector('[role="status"]');
	if (!section || !canvas || !note) return;
	const { source = '', list = '', basemap = '', failed = '' } = section.dataset;
	let map: OpenMap | undefined;

	const fail = () => {
		section.dataset.state = 'failed';
		note.textContent = failed;
	};
	const open = async () => {
		const { state } = section.dataset;
		if (state === 'loading' || state === 'open') return;
		section.dataset.state = 'loading';
		note.textContent = '';
		try {
			const { openMap } = await import('#lib/explore/map/explore-map.ts');
			map ??= await openMap(canvas, JSON.parse(basemap) as Basemap, { source, list }, fail);
			await map.show();
			section.dataset.state = 'open';
		} catch {
			fail();
		}
	};
	const follow = () => location.hash === '#map' && void open();

	section.querySelector('button')?.addEventListener('click', () => void open());
	addEventListener('hashchange', follow);
	follow();
	if (opensByItself()) setTimeout(() => void open(), settledMs);
}
