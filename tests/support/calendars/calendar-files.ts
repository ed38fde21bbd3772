/** Calendars that others have written, valid, odd and broken, and what becomes of them on a bad day. */
import { globSync } from 'node:fs';
import { join } from 'node:path';

/** Their paths in a fixed order; none where the reference data is not at hand. */
export function calendarFiles(): string[] {
	const root = process.env.REFERENCE_DATA;
	if (!root) return [];
	return ['calendars', 'calendars-2']
		.flatMap((folder) => globSync(join(root, folder, '**/*.ics')))
		.toSorted();
}

/** The same numbers for the same seed. */
function random(seed: number): (below: number) => number {
	let state = (seed * 2_654_435_761) >>> 0;
	return (below) => {
		state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
		return state % Math.max(1, below);
	};
}

const pieces = [
	'BEGIN:VEVENT\r\n',
	'END:VEVENT\r\n',
	'BEGIN:VCALENDAR\r\n',
	'RRULE:FREQ=SECONDLY\r\n',
	'RRULE:FREQ=DAILY;COUNT=99999999\r\n',
	'RRULE:FREQ=YEARLY;BYDAY=53MO;BYSETPOS=-366\r\n',
	'DTSTART:99999999T999999Z\r\n',
	'DTSTART;TZID=/:20260401T100000\r\n',
	'RECURRENCE-ID;RANGE=THISANDFUTURE:20260401T100000Z\r\n',
	'DURATION:P99999999W\r\n',
	'\r\n ',
	';=:,"\\',
	'\u0000\uFEFF\u202E',
];

/** Bytes flipped, cut, repeated, and lines put in where they do not belong. */
export function mutated(bytes: Buffer, seed: number): Buffer {
	const below = random(seed);
	let changed = Buffer.from(bytes);
	for (let round = below(6); round >= 0; round--) {
		const at = below(changed.length);
		const upTo = at + below(200);
		const [before, part, after] = [
			changed.subarray(0, at),
			changed.subarray(at, upTo),
			changed.subarray(upTo),
		];
		const piece = Buffer.from(pieces[below(pieces.length)]!);
		const ways = [
			[before, piece, part, after],
			[before, after],
			[before, part, part, part, after],
			[before, Buffer.from([below(256)]), part.subarray(1), after],
			[before],
		];
		changed = Buffer.concat(ways[below(ways.length)]!);
	}
	return changed;
}
