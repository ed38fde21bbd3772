/** How far `Oplev` reaches. */
import type { Point } from '#lib/geography/point.ts';

/** To some hundred metres: where somebody is stands in the address, and nowhere else. */
export const rounded = (degrees: number) => Math.round(degrees * 1000) / 1000;

/** In and around the city. */
export const reaches = ({ lat, lng }: Point): boolean => lat > 55 && lat < 56.3 && lng > 11.8 && lng < 13;
