/** The lines of an event, made from what a page or a table says of it: they are read on as those of a calendar are. */
import ICAL from 'ical.js';
import type { Fields, Name } from '#lib/importing/reading/event-lines.ts';
import type { Note } from '#lib/importing/proposal.ts';

/** As `ical.js` has a property: its parameters, its type, its values. */
export type Line = [
	name: Name,
	parameters: Record<string, string>,
	type: string,
	...values: (string | object)[],
];

const twice = (text: string) => text.padStart(2, '0');
const written =
	/^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d?)[:.]?(\d\d)(?:[:.]?(\d\d)(?:[.,]\d{1,9})?)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?)?$/i;

/**
 * A day or a time as ISO 8601 has it, or nearly: `2026-12-01`, `2026-12-01T18:00+01:00`, `2026-12-01 18.00`. With a distance from
 * UTC it is told in UTC; whether there is such a day is asked by whoever reads the line.
 * @returns null where it is neither
 */
export function momentLine(name: Name, text: string, zone = ''): Line | null {
	const [, y, mo, d, h, mi, s = '00', offset] = written.exec(text.trim()) ?? [];
	if (!y || !mo || !d) return null;
	const date = `${y}-${mo}-${d}`;
	if (!h || !mi) return [name, {}, 'date', date];
	const wall = `${date}T${twice(h)}:${mi}:${s}`;
	if (!offset) return [name, zone ? { tzid: zone } : {}, 'date-time', wall];
	const [, sign, hours = '0', minutes = '0'] = /([+-])(\d\d):?(\d\d)?/.exec(offset) ?? [];
	const away = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
	const instant = Date.parse(`${wall}Z`) - away;
	// What JavaScript makes of 30 February is no day that anybody wrote.
	if (Number.isNaN(instant) || new Date(instant + away).toISOString().slice(0, 10) !== date) return null;
	return [name, {}, 'date-time', `${new Date(instant).toISOString().slice(0, 19)}Z`];
}

export const isDay = (line: Line | null): boolean => line?.[2] === 'date';

/** The day after, for an end that is part of what it ends. */
export function dayAfter(line: Line): Line {
	const [name, parameters, type, day] = line;
	const next = new Date(Date.parse(`${String(day)}T00:00:00Z`) + 86_400_000);
	return Number.isNaN(next.getTime()) ? line : [name, parameters, type, next.toISOString().slice(0, 10)];
}

export const textLine = (name: Name, text: string): Line[] => (text === '' ? [] : [[name, {}, 'text', text]]);

export function fieldsOf(
	lines: readonly Line[],
	{ priceKr = null, notes = [] }: { priceKr?: number | null; notes?: Note[] },
): Fields {
	const byName = new Map<string, ICAL.Property[]>();
	const unread: Name[] = [];
	for (const line of lines) {
		const [name] = line;
		try {
			byName.set(name, [...(byName.get(name) ?? []), new ICAL.Property(line as unknown[])]);
		} catch {
			unread.push(name);
		}
	}
	return { all: (name) => byName.get(name) ?? [], unread, priceKr, notes };
}

/** Whole crowns, as they are written: `75`, `75,00 kr.`, `1.200`; null for what is no price. */
export function readPrice(text: string): number | null {
	const bare = text
		.toLowerCase()
		.replace(/\s|kr\.?|dkk|,-|\.-/g, '')
		.replace(/^(gratis|fri|free|0,?-?)$/, '0');
	const whole = /^\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$/.test(bare) ? bare.replaceAll('.', '') : bare;
	if (!/^\d{1,6}(?:[.,]\d{1,2})?$/.test(whole)) return null;
	const price = Math.round(Number(whole.replace(',', '.')));
	return price <= 100_000 ? price : null;
}
