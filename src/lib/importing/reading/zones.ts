/** What a calendar calls a time zone -> what turns its wall times into instants. */
import ICAL from 'ical.js';
import { findIana } from 'windows-iana';
import { timeZone as copenhagen } from '#lib/i18n/copenhagen.ts';
import type { Block } from '#lib/importing/reading/calendar-lines.ts';

/** `2026-11-24T18:30:00` as clocks there show it, as an instant. */
export type Zone = (wall: string) => Date;

const zoneOf =
	(name: string): Zone =>
	(wall) =>
		new Date(Temporal.PlainDateTime.from(wall).toZonedDateTime(name).epochMilliseconds);

export const copenhagenZone = zoneOf(copenhagen);
export const utcZone = zoneOf('UTC');

function isIana(name: string): boolean {
	if (!/^[A-Za-z][\w+-]*(\/[\w+-]+){0,3}$/.test(name)) return false;
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

/** Names that programs have written which are in no list. */
const otherNames: Record<string, string> = {
	'western/central europe': 'Europe/Berlin',
	'central europe': 'Europe/Berlin',
	'us-eastern': 'America/New_York',
	'romance standard time': copenhagen,
};

/** `/mozilla.org/20070129_1/Europe/Berlin` ends in a name that is known. */
function knownName(text: string): string | null {
	const name = text.replaceAll(/["']/g, ' ').trim();
	const other = otherNames[name.toLowerCase()];
	if (other) return other;
	if (isIana(name)) return name;
	const windows = findIana(name)[0];
	if (windows) return windows;
	const parts = name.split('/').filter(Boolean);
	const tails = [3, 2].map((count) => parts.slice(-count).join('/'));
	return tails.find((tail) => tail.includes('/') && isIana(tail)) ?? null;
}

/** `(UTC-05:00) Eastern Time`, `GMT +0100 (Standard)`: an hour's distance is written where no name is known. */
function byOffset(text: string): string | null {
	const [, sign, hours = '0', minutes = '00'] = /(?:UTC|GMT)\s*([+-])(\d{1,2}):?(\d{2})?/i.exec(text) ?? [];
	if (!sign || Number(hours) > 14 || Number(minutes) > 59) return null;
	// The only one that our partners write, and they mean their own summer as well.
	if (sign === '+' && Number(hours) === 1 && minutes === '00') return copenhagen;
	return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/**
 * What a calendar says of a zone itself. Only rules of once a year are followed: others count clocks' changes without end.
 * @returns null where it cannot be followed
 */
function described(block: Block): Zone | null {
	const lines = ['BEGIN:VTIMEZONE', ...block.lines, ...block.inner, 'END:VTIMEZONE'];
	const rules = lines.filter((line) => /^RRULE/i.test(line));
	if (
		lines.length > 400 ||
		rules.some((rule) => !/FREQ=YEARLY/i.test(rule) || /BYHOUR|BYMINUTE|BYSECOND/i.test(rule))
	)
		return null;
	try {
		const component = new ICAL.Component(ICAL.parse(lines.join('\r\n')) as unknown[]);
		const zone = new ICAL.Timezone(component);
		const instantOf: Zone = (wall) => {
			const time = ICAL.Time.fromDateTimeString(wall);
			return new Date(utcZone(wall).getTime() - zone.utcOffset(time) * 1000);
		};
		const sample = instantOf('2026-07-01T12:00:00').getTime();
		return Number.isNaN(sample) ? null : instantOf;
	} catch {
		return null;
	}
}

/** How a name is read in one calendar, and whether it was known. */
export type Zones = (name: string) => { zone: Zone; known: boolean };

export function zonesOf(blocks: readonly Block[]): Zones {
	const own = new Map<string, Block>();
	for (const block of blocks) {
		const name = block.lines.map((line) => /^TZID[^:]*:(.{1,200})$/i.exec(line)?.[1]?.trim()).find(Boolean);
		if (name) own.set(name, block);
	}
	const read = new Map<string, ReturnType<Zones>>();
	return (name) => {
		const seen = read.get(name);
		if (seen) return seen;
		const answer = readZone(name, own.get(name));
		if (read.size < 200) read.set(name, answer);
		return answer;
	};
}

function readZone(name: string, block: Block | undefined): ReturnType<Zones> {
	const known = knownName(name);
	if (known) return { zone: zoneOf(known), known: true };
	const own = block && described(block);
	if (own) return { zone: own, known: true };
	const offset = byOffset(name);
	return offset ? { zone: zoneOf(offset), known: true } : { zone: copenhagenZone, known: false };
}
