/** The lines of one event, each read by itself: one that cannot be read is left out, and the rest stands. */
import ICAL from 'ical.js';
import type { Note } from '#lib/importing/proposal.ts';
import type { Block } from '#lib/importing/reading/calendar-lines.ts';
import { utcZone, type Zone, type Zones } from '#lib/importing/reading/zones.ts';

const wanted = [
	'uid',
	'summary',
	'description',
	'location',
	'url',
	'dtstart',
	'dtend',
	'duration',
	'rrule',
	'rdate',
	'exdate',
	'recurrence-id',
	'sequence',
	'last-modified',
	'dtstamp',
	'status',
	'class',
] as const;
export type Name = (typeof wanted)[number];

export interface Fields {
	/** By name, as `ical.js` has a property: name, parameters, type, values. */
	all: (name: Name) => readonly ICAL.Property[];
	unread: Name[];
	/** Where it says what it costs. */
	priceKr: number | null;
	/** What its reader has to say of it. */
	notes: Note[];
}

const nameOf = (line: string) => /^\s*([\w-]{1,40})\s*[;:]/.exec(line)?.[1]?.toLowerCase() ?? '';
const mostOfOne = 500;

export function readFields({ lines }: Block): Fields {
	const byName = new Map<string, ICAL.Property[]>();
	const unread: Name[] = [];
	for (const line of lines) {
		const name = wanted.find((one) => one === nameOf(line));
		if (!name) continue;
		const read = byName.get(name) ?? [];
		if (read.length >= mostOfOne) continue;
		try {
			// A rule is kept as it is written: the library mends some that are none, and tells the day weeks begin on by a number.
			const kept = line.trimStart().replace(/^rrule/i, 'x-rrule');
			read.push(new ICAL.Property(ICAL.parse.property(kept) as unknown[]));
			byName.set(name, read);
		} catch {
			unread.push(name);
		}
	}
	return { all: (name) => byName.get(name) ?? [], unread, priceKr: null, notes: [] };
}

/** The first value as text; what is no text is none. */
export function textIn(fields: Fields, name: Name): string {
	for (const property of fields.all(name)) {
		const value = attempt(() => property.getFirstValue());
		if (typeof value === 'string' && value.trim() !== '') return value;
		if (typeof value === 'number') return String(value);
	}
	return '';
}

export function attempt<T>(work: () => T): T | null {
	try {
		return work();
	} catch {
		return null;
	}
}

/** A moment as a calendar writes it. */
export interface Moment {
	/** As clocks in its zone show it; midnight where only a day is written. */
	wall: string;
	zone: Zone;
	at: Date;
	isDay: boolean;
	floating: boolean;
	zoneKnown: boolean;
}

const two = (number: number) => String(number).padStart(2, '0');

/** @returns the wall time, or null for what is no time: a 13th month, 2 February 30th, a year out of reach */
export function wallOf({ year, month, day, hour, minute, second }: ICAL.Time): string | null {
	if (![year, month, day, hour, minute, second].every(Number.isInteger)) return null;
	if (
		year < 1900 ||
		year > 2199 ||
		month < 1 ||
		month > 12 ||
		day < 1 ||
		day > ICAL.Time.daysInMonth(month, year)
	)
		return null;
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return null;
	return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(Math.min(second, 59))}`;
}

/** The library makes the 13th month the next year's first: what is written otherwise than it is read is no time. */
const isAsWritten = (raw: unknown, wall: string): boolean => {
	const written = String(Array.isArray(raw) ? raw[0] : raw);
	return written.startsWith(wall.slice(0, written.includes('T') ? 16 : 10));
};

/** Every moment of a property; what cannot be read is left out and told. */
export function momentsIn(
	property: ICAL.Property,
	zones: Zones,
	ownZone: Zone,
): { moments: Moment[]; unread: boolean } {
	const parameter = attempt(() => property.getParameter('tzid'));
	const tzid = typeof parameter === 'string' ? parameter : null;
	const values = attempt(() => property.getValues()) ?? [];
	let unread = values.length === 0;
	const moments: Moment[] = [];
	const raw = (property.jCal as unknown[]).slice(3);
	for (const [index, value] of (values as unknown[]).entries()) {
		const time = value instanceof ICAL.Period ? (value.start as ICAL.Time) : value;
		const wall = time instanceof ICAL.Time ? attempt(() => wallOf(time)) : null;
		if (!(time instanceof ICAL.Time) || wall === null || !isAsWritten(raw[index], wall)) {
			unread = true;
			continue;
		}
		const isDay = time.isDate;
		const isUtc = !isDay && time.zone === ICAL.Timezone.utcTimezone;
		const named = tzid === null || isUtc || isDay ? null : zones(tzid);
		const zone = isUtc ? utcZone : (named?.zone ?? ownZone);
		const at = attempt(() => zone(wall));
		if (!at || Number.isNaN(at.getTime())) {
			unread = true;
			continue;
		}
		moments.push({
			wall,
			zone,
			at,
			isDay,
			floating: !isUtc && !isDay && !named,
			zoneKnown: named?.known ?? true,
		});
	}
	return { moments, unread };
}

export function momentIn(fields: Fields, name: Name, zones: Zones, ownZone: Zone): Moment | null {
	for (const property of fields.all(name)) {
		const [first] = momentsIn(property, zones, ownZone).moments;
		if (first) return first;
	}
	return null;
}
