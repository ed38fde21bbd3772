/** Reads a point as people type or paste it: decimals, Danish commas, degrees with letters, links to maps. */
import { checkPoint } from '#lib/geography/locate.ts';
import type { Point } from '#lib/geography/point.ts';

/** `swapped`: right if latitude and longitude change places. `outside`: not in or near Copenhagen. */
export type PointError = 'empty' | 'unreadable' | 'swapped' | 'outside';
export type ParsedPoint = { point: Point } | { error: PointError };

const number = String.raw`(-?\d{1,3}(?:\.\d+)?)`;
const linkPatterns = [
	String.raw`!3d${number}!4d${number}`,
	String.raw`@${number},${number}`,
	String.raw`[?&]mlat=${number}&mlon=${number}`,
	String.raw`#map=[\d.]+/${number}/${number}`,
	String.raw`[?&](?:q|query|ll|center|destination|daddr)=(?:loc:)?${number},\s*${number}`,
	String.raw`^geo:${number},${number}`,
].map((source) => new RegExp(source));

const decimals =
	/^\(?\s*(-?\d{1,3}(?:[.,]\d+)?)°?(?:\s*[,;]\s+|\s*[;/]\s*|\s+|,)(-?\d{1,3}(?:[.,]\d+)?)°?\s*\)?$/;
const commas = /^(-?\d{1,3},\d+)\s*,\s*(-?\d{1,3},\d+)$/;
const angle = String.raw`(\d{1,3}(?:[.,]\d+)?)\s*°?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|″|”|'')\s*)?`;
const compass = /[NSØEWV]/i;

const toNumber = (text: string) => Number(text.replace(',', '.'));

function fromLink(text: string): Point | null {
	const plain = decodeLink(text);
	for (const pattern of linkPatterns) {
		const [, lat, lng] = pattern.exec(plain) ?? [];
		if (lat && lng) return { lat: Number(lat), lng: Number(lng) };
	}
	return null;
}

function decodeLink(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll('+', ' '));
	} catch {
		return text;
	}
}

function fromDecimals(text: string): Point | null {
	const [, first, second] = commas.exec(text) ?? decimals.exec(text) ?? [];
	return first && second ? { lat: toNumber(first), lng: toNumber(second) } : null;
}

/** "N 55° 40' 34" Ø 12° 34' 6"", letters before or after, E or Ø for east. */
function fromDegrees(text: string): Point | null {
	const letter = String.raw`([NSØEWV])\.?\s*`;
	const before = new RegExp(`^${letter}${angle}[,;]?\\s*${letter}${angle}$`, 'i').exec(text);
	const after = new RegExp(`^${angle}${letter}[,;]?\\s*${angle}${letter}$`, 'i').exec(text);
	const parts = before
		? [before.slice(1, 5), before.slice(5, 9)]
		: after
			? [
					[...after.slice(4, 5), ...after.slice(1, 4)],
					[...after.slice(8, 9), ...after.slice(5, 8)],
				]
			: [];
	const point: Partial<Point> = {};
	for (const [way = '', degrees = '', minutes = '0', seconds = '0'] of parts) {
		const value = toNumber(degrees) + toNumber(minutes) / 60 + toNumber(seconds) / 3600;
		if (/[NS]/i.test(way)) point.lat = /S/i.test(way) ? -value : value;
		else point.lng = /[WV]/i.test(way) ? -value : value;
	}
	return point.lat !== undefined && point.lng !== undefined ? { lat: point.lat, lng: point.lng } : null;
}

/** The point in `text`, six decimals at most, or why it cannot be used. */
export function parsePoint(text: string): ParsedPoint {
	const trimmed = text.trim().slice(0, 2000);
	if (trimmed === '') return { error: 'empty' };
	const isLink = /^(https?:|geo:|www\.)/i.test(trimmed);
	const found = isLink
		? fromLink(trimmed)
		: compass.test(trimmed)
			? fromDegrees(trimmed)
			: fromDecimals(trimmed);
	if (!found) return { error: 'unreadable' };
	const point = { lat: Number(found.lat.toFixed(6)), lng: Number(found.lng.toFixed(6)) };
	const check = checkPoint(point);
	return check === 'ok' ? { point } : { error: check };
}

/** `55.69610, 12.54700`: what the field holds and the pin writes. */
export const pointText = ({ lat, lng }: { lat: number; lng: number }): string =>
	`${lat.toFixed(5)}, ${lng.toFixed(5)}`;
