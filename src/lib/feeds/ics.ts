/** Calendar entries (RFC 5545). Times go out in UTC, which every calendar turns into its own. */
import { addDays, copenhagenDate, isWholeDays } from '#lib/i18n/copenhagen.ts';
import ICAL from 'ical.js';

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

/** One line of a calendar in jCal (RFC 7265): its name, its parameters, its type and its values. */
type Line = [name: string, parameters: Record<string, string>, type: string, ...values: unknown[]];
type Method = 'PUBLISH' | 'CANCEL';

/** What a calendar has no way to write goes: every control character but the end of a line, which is always `\n`. */
const written = (text: string): string =>
	text
		.replace(/\r\n?/g, '\n')
		.replaceAll('\t', ' ')
		.replace(/(?!\n)\p{Cc}/gu, '')
		.toWellFormed();
/** On one line: a name, a title. */
const onOneLine = (text: string): string => written(text).replaceAll('\n', ' ');
/** A parameter's value can hold no quotation mark, in whatever way it is escaped. */
const inQuotes = (name: string): string => onOneLine(name).replaceAll('"', '’');

const text = (name: string, ...values: string[]): Line => [name, {}, 'text', ...values.map(written)];
const address = (name: string, value: string): Line => [name, {}, 'uri', value];
/** In UTC, to the second. */
const moment = (name: string, at: Date): Line => [name, {}, 'date-time', `${at.toISOString().slice(0, 19)}Z`];
const wholeDay = (name: string, day: string): Line => [name, {}, 'date', day];

/** The first day, and the day after the last one where that is not the next. */
function whenLines(when: CalendarEntry['when']): Line[] {
	if ('day' in when) return [wholeDay('dtstart', when.day), ...allDay];
	if (!isWholeDays(when.start, when.end)) return [moment('dtstart', when.start), moment('dtend', when.end)];
	const days = [wholeDay('dtstart', copenhagenDate(when.start)), wholeDay('dtend', addDays(when.end, 1))];
	return [...days, ...allDay];
}
/** For Outlook. */
const allDay = [text('x-microsoft-cdo-alldayevent', 'TRUE')];

function entryLines(entry: CalendarEntry, sender: string): Line[] {
	const { location, point, categories, parent } = entry;
	return [
		text('uid', entry.uid),
		['sequence', {}, 'integer', entry.sequence],
		moment('dtstamp', entry.madeAt ?? entry.changedAt),
		...whenLines(entry.when),
		text('summary', onOneLine(entry.title)),
		...(location ? [text('location', onOneLine(location))] : []),
		...(location && point ? [['geo', {}, 'float', [point.lat, point.lng]] satisfies Line] : []),
		text('description', `${entry.description}\n\n${entry.url}`.trim()),
		['organizer', { cn: inQuotes(entry.organiser) }, 'cal-address', `mailto:${sender}`],
		...(categories.length ? [text('categories', ...categories.map(onOneLine))] : []),
		address('url', entry.url),
		text('status', entry.status.toUpperCase()),
		// A parent, where nothing else is said (RFC 5545, 3.2.15).
		...(parent ? [text('related-to', parent)] : []),
		moment('created', entry.createdAt),
		moment('last-modified', entry.changedAt),
	];
}

const { icalendar } = ICAL.design;
/** What these hold is said by their names: no calendar needs to be told, and some do not understand that they are. */
const properties = {
	...icalendar,
	property: {
		...icalendar.property,
		...Object.fromEntries(
			['name', 'x-wr-calname', 'x-wr-caldesc', 'x-published-ttl', 'x-microsoft-cdo-alldayevent'].map(
				(name) => [name, { defaultType: 'text' }],
			),
		),
	},
} as typeof icalendar;

const calendarOf = (
	{ language, method, lines = [] }: { language: string; method: Method; lines?: Line[] },
	entries: readonly CalendarEntry[],
	sender: string,
): string => {
	const head = [
		text('version', '2.0'),
		text('prodid', `-//Bland dig i byen//Kalender//${language.toUpperCase()}`),
		text('method', method),
	];
	const events = entries.map((entry) => ['vevent', entryLines(entry, sender), []]);
	return `${ICAL.stringify.component(['vcalendar', [...head, ...lines], events], properties)}\r\n`;
};

/**
 * One entry as the text of a calendar file: to be downloaded, or to go along with a mail. One that is off is a `CANCEL`,
 * which calendars take where it names the same organiser as the entry they have and a later revision (RFC 5546).
 * @param sender the site's own address, the same in every file: it stands for whoever organises, whose own may change
 */
export const calendarFile = (entry: CalendarEntry, sender: string): string =>
	calendarOf(
		{ language: 'da', method: entry.status === 'cancelled' ? 'CANCEL' : 'PUBLISH' },
		[entry],
		sender,
	);

export interface CalendarAbout {
	name: string;
	description: string;
	/** The page that it is of, and the file itself. */
	url: string;
	source: string;
	/** `da` */
	language: string;
}

/** Entries as a calendar to subscribe to: each has the id and the revision of its own file, so that nobody has it twice. */
export function calendarFeed(
	entries: readonly CalendarEntry[],
	{ name, description, url, source, language }: CalendarAbout,
	sender: string,
): string {
	const lines: Line[] = [
		address('url', url),
		address('source', source),
		text('name', onOneLine(name)),
		text('x-wr-calname', onOneLine(name)),
		text('x-wr-caldesc', description),
		['refresh-interval', {}, 'duration', 'PT1H'],
		text('x-published-ttl', 'PT1H'),
	];
	return calendarOf({ language, method: 'PUBLISH', lines }, entries, sender);
}

/** A download under a name of plain letters. */
export const calendarResponse = (text: string, name: string): Response =>
	new Response(text, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': `attachment; filename="${name.replace(/[^a-z0-9-]/g, '')}.ics"`,
		},
	});
