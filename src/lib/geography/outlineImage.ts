/** The drawn city as a picture file: what stands in the map's place until somebody opens it. */
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

const fill = (path: string, colour: string) => `<path d="${path}" fill="${colour}"/>`;

/** An SVG document; it holds only our own figures and names. */
export function outlineImage(): string {
	const borders = districtPaths.map(({ path }) => path).join('');
	const names = districtTitles.flatMap(({ x, y, lines }) =>
		lines.map((line, index) => `<text x="${x}" y="${y + index * 28}">${line}</text>`),
	);
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${mapViewBox}">
<rect width="100%" height="100%" fill="${mapColours.water}"/>
${fill(surroundingsPath + frederiksbergPath, mapColours.beyond)}
${fill(borders + fortsPath, mapColours.land)}
${fill(greensPath, mapColours.green)}
${fill(waterPath, mapColours.water)}
<path d="${borders}" fill="none" stroke="${mapColours.border}" stroke-opacity=".35" stroke-width="2" stroke-dasharray="1 7" stroke-linecap="round"/>
<g font-family="system-ui,sans-serif" font-size="26" font-weight="600" text-anchor="middle" fill="${mapColours.label}">${names.join('')}</g>
</svg>`;
}
