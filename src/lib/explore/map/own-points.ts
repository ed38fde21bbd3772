/** Marks of points that somebody else counted: the same clusters, for what is not in `Oplev`. */
import { Grid, type PointCount } from '#lib/explore/map/cells.ts';
import { marksOf } from '#lib/explore/map/clusters.ts';
import type { MapMarks, MapThing } from '#lib/explore/map/map.ts';
import type { View } from '#lib/geography/view.ts';

/** @param thingsOf with their words, those of which one stands alone, by their ids */
export async function marksOfPoints(
	points: readonly PointCount[],
	view: View,
	thingsOf: (ids: readonly number[]) => Promise<ReadonlyMap<number, MapThing>>,
): Promise<MapMarks> {
	const grid = new Grid(view);
	grid.addAll(points);
	const found = marksOf(grid, view);
	const things = await thingsOf(found.flatMap(({ one }) => (one ? [one.id] : [])));
	return {
		around: grid.around,
		marks: found.map(({ one, ...mark }) => {
			const thing = one && things.get(one.id);
			return thing ? { ...mark, thing } : mark;
		}),
	};
}
