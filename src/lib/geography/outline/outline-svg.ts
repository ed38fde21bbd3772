/** The outline as one picture file, colours and all: what is seen before the living map is opened. */
import { mapColours } from '#lib/geography/basemap/basemap.ts';
import {
	districtPaths,
	districtTitles,
	fortsPath,
	frederiksbergPath,
	greensPath,
	railwaysPath,
	streetsPath,
	surroundingsPath,
	waterPath,
} from '#lib/geography/outline/drawing.ts';
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
		`<path d="${streetsPath}" fill="none" stroke="${mapColours.road}" stroke-width="3" stroke-linejoin="round"/>`,
		`<path d="${railwaysPath}" fill="none" stroke="${mapColours.rail}" stroke-width="1.6" stroke-dasharray="7 5"/>`,
		`<g fill="none" stroke="${mapColours.border}" stroke-opacity=".45" stroke-width="2" stroke-dasharray="1 6" stroke-linecap="round">`,
		...districtPaths.map((district) => `<path d="${district.path}"/>`),
		'</g>',
		'<g font-family="Figtree, system-ui, sans-serif" font-size="26" font-weight="650" text-anchor="middle"',
		` fill="${mapColours.border}" stroke="${mapColours.land}" stroke-width="6" stroke-linejoin="round" paint-order="stroke">`,
		...districtTitles.map(title),
		'</g></svg>',
	].join('');
