/** Two events that may be the same one, entered twice: at one time, in one place, under similar titles. */
import type { CityEvent } from '#lib/events/event.ts';
import { distanceKm } from '#lib/geography/point.ts';
import { foldedWords } from '#lib/platform/text/fold.ts';
import { likeness } from '#lib/platform/text/likeness.ts';

export type Compared = Pick<
	CityEvent,
	'title' | 'startsAt' | 'address' | 'placeName' | 'lat' | 'lng' | 'onlineUrl'
>;

/** One clock may be set to when the doors open, the other to when it begins. */
export const minutesApart = 60;
const kmApart = 0.15;
const titlesAlike = 0.6;

const sameWords = (a: string | null, b: string | null): boolean =>
	a !== null && b !== null && a !== '' && foldedWords(a).join(' ') === foldedWords(b).join(' ');

export function isSamePlace(a: Compared, b: Compared): boolean {
	if (a.lat !== null && a.lng !== null && b.lat !== null && b.lng !== null)
		return distanceKm({ lat: a.lat, lng: a.lng }, { lat: b.lat, lng: b.lng }) <= kmApart;
	if (a.address ?? a.placeName ?? b.address ?? b.placeName)
		return sameWords(a.address, b.address) || sameWords(a.placeName, b.placeName);
	return a.onlineUrl !== null && a.onlineUrl === b.onlineUrl;
}

export const isSameTime = (a: Compared, b: Compared): boolean =>
	Math.abs(a.startsAt.getTime() - b.startsAt.getTime()) <= minutesApart * 60_000;

export const looksAlike = (a: Compared, b: Compared): boolean =>
	isSameTime(a, b) && isSamePlace(a, b) && likeness(a.title, b.title) >= titlesAlike;

/** A pair is one pair, from whichever side it is found. */
export const pairOf = (a: number, b: number): { eventId: number; otherId: number } => ({
	eventId: Math.min(a, b),
	otherId: Math.max(a, b),
});
