/** A point in or near Copenhagen: as a value, and as people type or paste it. */
import * as v from 'valibot';
import { checkPoint } from '#lib/geography/locate.ts';
import { parsePoint, type PointError } from '#lib/geography/parse-point.ts';
import type { Point } from '#lib/geography/point.ts';
import { m } from '#lib/paraglide/messages.js';
import { line, stale } from '#lib/platform/forms/fields.ts';

const sentences: Record<PointError, () => string> = {
	empty: () => m.field_point_missing(),
	unreadable: () => m.field_point_unreadable(),
	swapped: () => m.field_point_swapped(),
	outside: () => m.field_point_outside(),
};

const degrees = v.pipe(v.number(stale), v.finite(stale));
const checked = v.pipe(
	v.object({ lat: degrees, lng: degrees }, sentences.empty),
	v.rawCheck<Point>(({ dataset, addIssue }) => {
		const check = dataset.typed ? checkPoint(dataset.value) : 'ok';
		if (check !== 'ok') addIssue({ message: sentences[check]() });
	}),
);
export const point = checked;
export const pointOrNull = v.nullish(checked, null);

export const typedPointOrNull = v.pipe(
	line({ most: 2000 }),
	v.rawTransform<string, Point | null>(({ dataset, addIssue, NEVER }) => {
		if (dataset.value === '') return null;
		const parsed = parsePoint(dataset.value);
		if ('point' in parsed) return parsed.point;
		addIssue({ message: sentences[parsed.error]() });
		return NEVER;
	}),
);
