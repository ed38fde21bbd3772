/** Calendar entries (RFC 5545). Times go out in UTC, which every calendar turns into its own. */
import { addDays, copenhagenDate, isWholeDays } from '#lib/i18n/copenhagen.ts';
import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

export interface CalendarEntry {
	/** Stays the same through every change: `event-12@host`. */
	uid: string;
	/** Goes up with every change that matters to who has it in a calendar. */
	sequence: number;
	title: string;
	/** Whoever holds it, by name. */
	organiser: string;
	description: string;
	url: string;
	location: string | null;
	point: { lat: number; lng: number } | null;
	/** What it is about, in the words of who reads it. */
	categories: readonly string[];
	status: 'confirmed' | 'tentative' | 'cancelled';
	/** The id of the festival that it is a part of. */
	parent?: string | null;
	/** From when to when, whole days as such, or a day (`2026-12-01`). */
	when: { start: Date; end: Date } | { day: string };
	createdAt: Date;
	changedAt: Date;
	/** When the file was made, for one whose reader gets several of one revision: the latest counts. Else `changedAt`. */
	madeAt?: Date;
}

const statuses = {
	confirmed: ICalEventStatus.CONFIRMED,
	tentative: ICalEventStatus.TENTATIVE,
	cancelled: ICalEventStatus.CANCELLED,
};

/** A parameter's value can hold no quotation mark, in whatever way it is escaped. */
const inQuotes = (name: string): string => name.replace(/\p{Cc}+/gu, ' ').replaceAll('"', '’');

/** The library has no `RELATED-TO`: it writes this, which is as long, so that lines are folded where they should be. */
const placeholder = 'X-BLAND-UP';
/** A parent, where nothing else is said (RFC 5545, 3.2.15). */
const textOf = (calendar: ICalCalendar): string =>
	calendar.toString().replaceAll(new RegExp(`^${placeholder}:`, 'gm'), 'RELATED-TO:');

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

/** The first day, and the day after the last one where that is not the next; null where it has hours. */
function daysOf(when: CalendarEntry['when']): { start: Date; end?: Date } | null {
	if ('day' in when) return { start: midnight(when.day) };
	if (!isWholeDays(when.start, when.end)) return null;
	return { start: midnight(copenhagenDate(when.start)), end: midnight(addDays(when.end, 1)) };
}

function addTo(calendar: ICalCalendar, entry: CalendarEntry, sender: string): void {
	const { when, point, location } = entry;
	const days = daysOf(when);
	calendar.createEvent({
		id: entry.uid,
		sequence: entry.sequence,
		organizer: { name: inQuotes(entry.organiser), email: sender },
		summary: entry.title,
		description: `${entry.description}\n\n${entry.url}`.trim(),
		url: entry.url,
		location: location
			? { title: location, ...(point && { geo: { lat: point.lat, lon: point.lng } }) }
			: null,
		categories: entry.categories.map((name) => ({ name })),
		status: statuses[entry.status],
		...(days ?? (when as { start: Date; end: Date })),
		allDay: days !== null,
		stamp: entry.madeAt ?? entry.changedAt,
		created: entry.createdAt,
		lastModified: entry.changedAt,
		...(entry.parent && { x: [[placeholder, entry.parent]] }),
	});
}

const product = (language: string) => ({ company: 'Bland dig i byen', product: 'Kalender', language });

/**
 * One entry as the text of a calendar file: to be downloaded, or to go along with a mail. One that is off is a `CANCEL`,
 * which calendars take where it names the same organiser as the entry they have and a later revision (RFC 5546).
 * @param sender the site's own address, the same in every file: it stands for whoever organises, whose own may change
 */
export function calendarFile(entry: CalendarEntry, sender: string): string {
	const calendar = new ICalCalendar({
		prodId: product('DA'),
		method: entry.status === 'cancelled' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
	});
	addTo(calendar, entry, sender);
	return textOf(calendar);
}

export interface CalendarAbout {
	name: string;
	description: string;
	/** The page that it is of, and the file itself. */
	url: string;
	source: string;
	/** `da` */
	language: string;
}

const hourSeconds = 3600;

/** Entries as a calendar to subscribe to: each has the id and the revision of its own file, so that nobody has it twice. */
export function calendarFeed(
	entries: readonly CalendarEntry[],
	{ name, description, url, source, language }: CalendarAbout,
	sender: string,
): string {
	const calendar = new ICalCalendar({
		prodId: product(language.toUpperCase()),
		method: ICalCalendarMethod.PUBLISH,
		name,
		description,
		url,
		source,
		ttl: hourSeconds,
	});
	for (const entry of entries) addTo(calendar, entry, sender);
	return textOf(calendar);
}

/** A download under a name of plain letters. */
export const calendarResponse = (text: string, name: string): Response =>
	new Response(text, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': `attachment; filename="${name.replace(/[^a-z0-9-]/g, '')}.ics"`,
		},
	});
