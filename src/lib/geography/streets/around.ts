/** The picture of the streets around a door: what a page knows of it without drawing it. */
import type { Point } from '#lib/geography/point.ts';

export const aroundSize = { width: 640, height: 320 } as const;

/** The address of the picture around a point; to eleven metres, so that one door has one. */
export const aroundPath = ({ lat, lng }: Point): string => `/map/${lat.toFixed(4)},${lng.toFixed(4)}.svg`;
