/**
 * Who of those who wait is served by the seats that are free. A group stays together and keeps its place. One that is too
 * large for what is free is passed by at most as many people as it is itself; then seats are kept for it, until the last
 * days, when no seat is kept empty.
 */
import { addDays, copenhagenDate, copenhagenInstant, copenhagenTime } from '#lib/i18n/copenhagen.ts';

const minute = 60_000;
const hour = 60 * minute;

export interface InLine {
	id: number;
	people: number;
	/** People who were served before this group since it has waited. */
	passed: number;
}

export interface Seats {
	free: number;
	/** Null where there is no limit. */
	capacity: number | null;
	/** For a group that is too large for them. */
	kept: boolean;
}

/** From here on an empty seat helps nobody. */
export const lastHours = 48;
export const seatsAreKept = (now: Date, startsAt: Date): boolean =>
	startsAt.getTime() - now.getTime() > lastHours * hour;

/** In the order of the line. @returns who is served, and how many passed each who was not */
export function serve<G extends InLine>(line: readonly G[], { free, capacity, kept }: Seats) {
	const served: G[] = [];
	const tooLarge: G[] = [];
	const passed = new Map<number, number>();
	let left = free;
	for (const group of line) {
		// The organiser took seats away: it can never be served, so nothing is kept for it.
		if (capacity !== null && group.people > capacity) continue;
		if (group.people > left) {
			tooLarge.push(group);
			continue;
		}
		const by = (other: G) => (passed.get(other.id) ?? 0) + group.people;
		if (kept && tooLarge.some((other) => other.passed + by(other) > other.people)) break;
		served.push(group);
		left -= group.people;
		for (const other of tooLarge) passed.set(other.id, by(other));
		if (left === 0) break;
	}
	return { served, passed };
}

/** One who signs up now stands last in the line, and may be served all the same. */
export const newcomer = (people: number): InLine => ({ id: 0, people, passed: 0 });

const leastOffer = hour;
const longestOffer = 48 * hour;
/** Nobody is woken: an offer that would run out at night runs out in the morning, where the event is later. */
const night = { from: 22, to: 8, until: '09:00' };

/** Until when a place is offered, in whole minutes: a fourth of the time that is left, and never past the beginning. */
export function offerUntil(now: Date, startsAt: Date): Date {
	const left = startsAt.getTime() - now.getTime();
	const lasts = Math.min(longestOffer, Math.max(leastOffer, left / 4));
	const end = new Date(Math.ceil((now.getTime() + lasts) / minute) * minute);
	const at = Number(copenhagenTime(end).slice(0, 2));
	if (at >= night.from || at < night.to) {
		const day = at >= night.from ? addDays(copenhagenDate(end), 1) : copenhagenDate(end);
		const morning = copenhagenInstant(day, night.until);
		if (morning.getTime() <= startsAt.getTime() - leastOffer) return morning;
	}
	return end < startsAt ? end : startsAt;
}

/** What is left for a group that has seats and wants to be more: seats that nobody waits for. */
export const mayGrow = (from: number, to: number, { free, waiting }: { free: number; waiting: number }) =>
	to <= from || (waiting === 0 && to - from <= free);
