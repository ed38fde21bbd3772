/** The outline as one picture file, colours and all: what is seen before the living map is opened. */
import { mapColours } from '#lib/geography/basemap.ts';
import {
	districtPaths,
	districtTitles,
	fortsPath,
	frederiksbergPath,
	greensPath,
	surroundingsPath,
	waterPath,
} from '#lib/geography/drawing.ts';
import { mapViewBox } from '#lib/geography/projection.ts';

const path = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`;

const title = ({ x, y, lines }: (typeof districtTitles)[number]) =>
	`<text x="${x}" y="${y}">${lines
		.map((line, i) => `<tspan x="${x}" dy="${i === 0 ? 0 : '1.05em'}">${line}</tspan>`)
		.join('')}</text>`;

/** A whole SVG document without scripts, styles or outside references. */
export const outlineSvg = (): string =>
	[
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${mapViewBox}">`,
		`<rect width="100%" height="100%" fill="${mapColours.water}"/>`,
		path(surroundingsPath, mapColours.beyond),
		path(frederiksbergPath, mapColours.beyond),
		path(fortsPath, mapColours.block),
		...districtPaths.map((district) => path(district.path, mapColours.block)),
		path(greensPath, mapColours.green),
		path(waterPath, mapColours.water),
		`<g fill="none" stroke="${mapColours.land}" stroke-width="4" stroke-linejoin="round">`,
		...districtPaths.map((district) => `<path d="${district.path}"/>`),
		'</g>',
		'<g font-family="Figtree, system-ui, sans-serif" font-size="26" font-weight="650" text-anchor="middle"',
		` fill="${mapColours.border}" stroke="${mapColours.land}" stroke-width="6" stroke-linejoin="round" paint-order="stroke">`,
		...districtTitles.map(title),
		'</g></svg>',
	].join('');
