/** The streets around one door, as a picture of a few kilobytes: what an event's page shows before anybody opens the map. */
import { mapColours } from '#lib/geography/basemap/basemap.ts';
import { detailLabels, outlineLayers, railwayLines } from '#lib/geography/outline/outline-layers.ts';
import { clipRing, clipStretch, type Spot } from '#lib/geography/streets/clip.ts';
import { writtenNames } from '#lib/geography/streets/street-names.ts';
import { streetLines, streetNames } from '#lib/geography/streets/streets.ts';
import { aroundSize } from '#lib/geography/streets/around.ts';
import type { Point } from '#lib/geography/point.ts';
import { m } from '#lib/paraglide/messages.js';

const { width, height } = aroundSize;
const metresPerDegree = 111_320;
const pixelsPerMetre = 0.55;

const fills = {
	beyond: mapColours.beyond,
	districts: mapColours.block,
	green: mapColours.green,
	water: mapColours.water,
};
const text = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const at = ([x, y]: Spot) => `${Math.round(x)} ${Math.round(y)}`;

/** A whole SVG document without scripts, styles or outside references. */
export function aroundSvg(door: Point): string {
	const scale = metresPerDegree * pixelsPerMetre;
	const shrink = Math.cos((door.lat * Math.PI) / 180);
	const place = ({ lat, lng }: Point): Spot => [
		width / 2 + (lng - door.lng) * scale * shrink,
		height / 2 - (lat - door.lat) * scale,
	];
	const spots = (ring: readonly (readonly [lat: number, lng: number])[]) =>
		ring.map(([lat, lng]) => place({ lat, lng }));
	const ground = outlineLayers.map(({ name, rings }) => {
		const d = rings
			.map(({ ring }) => clipRing(spots(ring), width, height))
			.map((ring) => (ring.length > 2 ? `M${ring.map(at).join('L')}Z` : ''))
			.join('');
		return d ? `<path d="${d}" fill="${fills[name]}"/>` : '';
	});
	const lines = (drawn: readonly (readonly Spot[])[]) =>
		drawn
			.flatMap((line) =>
				line.slice(1).flatMap((to, i) => {
					const seen = clipStretch(line[i]!, to, width, height);
					return seen ? [`M${at(seen[0])}L${at(seen[1])}`] : [];
				}),
			)
			.join('');
	const streets = (isMain: boolean) =>
		lines(streetLines.filter(({ rank }) => (rank === 'main') === isMain).map(({ line }) => line.map(place)));
	const names = writtenNames(streetNames, { width, height, zoom: 17, letter: 7, place });
	const places = detailLabels
		.map(({ at: [lat, lng], kind, text: name }) => ({ kind, name, spot: place({ lat, lng }) }))
		.filter(({ spot: [x, y] }) => x > 20 && y > 20 && x < width - 20 && y < height - 20);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
		`<rect width="100%" height="100%" fill="${mapColours.water}"/>`,
		...ground,
		`<g fill="none" stroke="${mapColours.road}" stroke-linecap="round">`,
		`<path d="${streets(false)}" stroke-width="8"/><path d="${streets(true)}" stroke-width="13"/></g>`,
		`<path d="${lines(railwayLines.map(spots))}" fill="none" stroke="${mapColours.rail}" stroke-width="2" stroke-dasharray="7 5"/>`,
		`<g font-family="Figtree, system-ui, sans-serif" font-size="13" text-anchor="middle" fill="${mapColours.label}" stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke">`,
		...names.map(
			({ name, x, y, turn }) =>
				`<text transform="translate(${at([x, y])})${turn ? ` rotate(${turn})` : ''}" dy="4">${text(name)}</text>`,
		),
		...places.map(({ kind, name, spot: [x, y] }) =>
			kind === 'station'
				? `<circle cx="${Math.round(x)}" cy="${Math.round(y)}" r="5" fill="#fff" stroke="${mapColours.border}"/><text x="${Math.round(x)}" y="${Math.round(y) + 19}" font-weight="650">${text(name)}</text>`
				: `<text x="${Math.round(x)}" y="${Math.round(y)}" font-weight="650">${text(name)}</text>`,
		),
		`<text x="${width - 8}" y="${height - 8}" font-size="11" text-anchor="end">${text(m.geo_attribution_city())}</text></g>`,
		`<path transform="translate(${width / 2 - 16} ${height / 2 - 38})" d="M16 38.5C10 29 2.5 23 2.5 15.5a13.5 13.5 0 0 1 27 0C29.5 23 22 29 16 38.5z" fill="#b3261e" stroke="#fff" stroke-width="2"/>`,
		`<circle cx="${width / 2}" cy="${height / 2 - 22}" r="5.5" fill="#fff"/></svg>`,
	].join('');
}
