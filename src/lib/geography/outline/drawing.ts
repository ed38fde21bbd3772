/** The parts of the drawn map as SVG paths, worked out once. */
import { districtNrs, districts, type DistrictNr } from '#lib/geography/districts.ts';
import { placeLabels, stationLabels } from '#lib/geography/labels.ts';
import { fortRings, frederiksberg, outline, points } from '#lib/geography/outline/outline.ts';
import { isOnMap, linePathOf, pathOf, projectPoint } from '#lib/geography/projection.ts';
import { greens, surroundings, type Shape } from '#lib/geography/outline/scenery.ts';
import { railways, streets } from '#lib/geography/outline/streets.ts';
import { harbour, lakes } from '#lib/geography/outline/water.ts';

const shapes = (drawn: readonly Shape[]) => pathOf(...drawn.map((shape) => points(shape.ring)));

export const surroundingsPath = shapes(surroundings);
export const frederiksbergPath = pathOf(frederiksberg);
export const fortsPath = pathOf(...fortRings);
export const greensPath = shapes(greens);
export const waterPath = shapes(harbour) + shapes(lakes);
export const streetsPath = linePathOf(...streets.map(points));
export const railwaysPath = linePathOf(...railways.map(points));
export const districtPaths = districtNrs.map((nr) => ({ nr, path: pathOf(outline[nr]) }));

// Names stand a little off the districts' middles where stations, water or neighbours would meet them.
const nudges: Partial<Record<DistrictNr, [dx: number, dy: number]>> = {
	1: [0, 42],
	2: [15, -25],
	3: [0, 20],
	4: [-6, -25],
	5: [-20, 0],
	6: [-10, -25],
	8: [-26, 8],
	9: [-5, 5],
	10: [-15, 15],
};

/** "Vesterbro-Kongens Enghave" and "Amager Øst" stand better in short lines. */
const linesOf = (name: string) => (name.length > 8 ? name.split(/(?<=-)|\s/) : [name]);

/** District names in the drawing, broken into lines. */
export const districtTitles = districts.map(({ nr, name, label }) => {
	const [x, y] = projectPoint(label);
	const [dx, dy] = nudges[nr] ?? [0, 0];
	return { nr, x: x + dx, y: y + dy, lines: linesOf(name) };
});

const placed = <T extends { lng: number; lat: number; fromZoom: number }>(
	labels: readonly T[],
	zoom: number,
) =>
	labels
		.filter((label) => label.fromZoom <= zoom && isOnMap(label))
		.map((label) => {
			const [x, y] = projectPoint(label);
			return { ...label, x, y };
		});

export const outsideTitles = placed(
	placeLabels.filter(({ kind }) => kind === 'outside'),
	12,
);
export const waterTitles = placed(
	placeLabels.filter(({ kind }) => kind === 'water'),
	12,
);
export const stationTitles = placed(stationLabels, 12);
