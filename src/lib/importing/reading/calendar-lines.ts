/** A calendar file as its components, whatever else is wrong with it: each event's lines stand alone, so that one that is broken breaks no other. */

/** A component that is wanted, with the lines it has itself. */
export interface Block {
	name: 'VEVENT' | 'VTIMEZONE';
	/** Unfolded, without those of components inside it. */
	lines: string[];
	/** Of inner components, with their BEGIN and END. */
	inner: string[];
	/** The calendar it stands in, counted from 0: zones belong to theirs. */
	calendar: number;
	/** No END was found for it. */
	torn: boolean;
}

export interface CalendarLines {
	blocks: Block[];
	/** `X-WR-TIMEZONE` of each calendar. */
	zones: (string | null)[];
	isCalendar: boolean;
	tooMany: boolean;
}

const mostLines = 200_000;
const mostLine = 100_000;
const decoders = {
	utf8: new TextDecoder('utf-8', { fatal: true }),
	windows: new TextDecoder('windows-1252'),
};

/** UTF-8 with or without its mark, UTF-16 by its mark, and what old programs in Windows wrote. */
export function textOf(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return decoders.utf8.decode(bytes);
	} catch {
		return decoders.windows.decode(bytes);
	}
}

function unfolded(text: string): { lines: string[]; tooMany: boolean } {
	const lines: string[] = [];
	for (const raw of text.split(/\r\n|\n|\r/)) {
		if (/^[ \t]/.test(raw) && lines.length > 0) {
			const last = lines.length - 1;
			if (lines[last]!.length + raw.length <= mostLine) lines[last] += raw.slice(1);
		} else if (raw.trim() !== '') {
			if (lines.length === mostLines) return { lines, tooMany: true };
			lines.push(raw.slice(0, mostLine));
		}
	}
	return { lines, tooMany: false };
}

const marker = /^\s*(BEGIN|END)\s*:\s*([\w-]{1,40})\s*$/i;

export function readLines(text: string): CalendarLines {
	const { lines, tooMany } = unfolded(text);
	const found: CalendarLines = { blocks: [], zones: [], isCalendar: false, tooMany };
	let block: Block | null = null;
	let inside: string[] = [];
	const close = (torn: boolean) => {
		if (block) found.blocks.push({ ...block, torn });
		[block, inside] = [null, []];
	};
	for (const line of lines) {
		const [, way, name = ''] = marker.exec(line) ?? [];
		const component = name.toUpperCase();
		const begins = way?.toUpperCase() === 'BEGIN';
		if (way === undefined) {
			if (!block) readZone(found, line);
			else if (inside.length === 0) block.lines.push(line);
			else block.inner.push(line);
		} else if (component === 'VCALENDAR') {
			close(true);
			if (begins) found.zones.push(null);
			found.isCalendar = true;
		} else if (component === 'VEVENT' || (component === 'VTIMEZONE' && !block)) {
			close(begins);
			if (begins) block = { name: component, lines: [], inner: [], calendar: calendarOf(found), torn: false };
		} else if (block && component === 'VTIMEZONE') {
			close(begins);
		} else if (block) {
			block.inner.push(`${begins ? 'BEGIN' : 'END'}:${component}`);
			if (begins) inside.push(component);
			else inside = inside.slice(0, inside.lastIndexOf(component));
		}
	}
	close(true);
	found.isCalendar ||= found.blocks.length > 0;
	return found;
}

/** Events before the first calendar, or without any, stand in one of their own. */
function calendarOf(found: CalendarLines): number {
	if (found.zones.length === 0) found.zones.push(null);
	return found.zones.length - 1;
}

function readZone(found: CalendarLines, line: string): void {
	const zone = /^X-WR-TIMEZONE[^:]*:(.{1,100})$/i.exec(line)?.[1]?.trim();
	if (zone && found.zones.length > 0) found.zones[found.zones.length - 1] = zone;
}
