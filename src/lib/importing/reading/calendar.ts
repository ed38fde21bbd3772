/**
 * Reads a calendar (RFC 5545) as people's programs write it. Each event is read by itself and comes out as proposals, one for
 * each of its coming times, or with the reason why not; nothing in a file keeps the rest of it from being read.
 */
import { readLines, textOf } from '#lib/importing/reading/calendar-lines.ts';
import { readSafely, type Frame } from '#lib/importing/reading/event.ts';
import { readFields } from '#lib/importing/reading/event-lines.ts';
import { gathered, withinBounds } from '#lib/importing/reading/gathered.ts';
import { budgetOfFile } from '#lib/importing/reading/occurrences.ts';
import { copenhagenZone, zonesOf } from '#lib/importing/reading/zones.ts';
import type { EventRead, NotRead, Reading, Span } from '#lib/importing/proposal.ts';

/** Events of a file that are looked at, over or not. */
const mostBlocks = 5000;

interface CalendarRead {
	read: EventRead[];
	/** One that stands for those beyond what is looked at. */
	left: NotRead[];
	problem: Reading['problem'];
}

/** Each event of a file by itself, in the file's order. */
export function eventsOf(bytes: Uint8Array, span: Span): CalendarRead {
	const file = readLines(textOf(bytes));
	const nothing = { read: [], left: [] };
	if (!file.isCalendar) return { ...nothing, problem: bytes.length === 0 ? 'empty' : 'not_calendar' };
	const events = file.blocks.filter(({ name }) => name === 'VEVENT');
	if (events.length === 0) return { ...nothing, problem: file.tooMany ? 'too_many_lines' : 'empty' };
	const budget = budgetOfFile();
	const frames = file.zones.map((said, calendar): Frame => {
		const zones = zonesOf(
			file.blocks.filter((block) => block.name === 'VTIMEZONE' && block.calendar === calendar),
		);
		const own = said ? zones(said) : null;
		return { zones, ownZone: own?.zone ?? copenhagenZone, zoneSaid: own?.known ?? false, span, budget };
	});
	const read = events
		.slice(0, mostBlocks)
		.map((block) => readSafely(() => readFields(block), frames[block.calendar]!));
	const left: NotRead[] = events
		.slice(mostBlocks, mostBlocks + 1)
		.map(() => ({ title: '', startsAt: null, refusal: 'too_many' }));
	return { read, left, problem: null };
}

export function readCalendar(bytes: Uint8Array, span: Span): Reading {
	const { read, left, problem } = eventsOf(bytes, span);
	return { ...withinBounds(gathered(read), left), problem };
}
