/**
 * Reads a calendar (RFC 5545) as people's programs write it. Each event is read by itself and comes out as proposals, one for
 * each of its coming times, or with the reason why not; nothing in a file keeps the rest of it from being read.
 */
import type ICAL from 'ical.js';
import { readLines, textOf, type Block } from '#lib/importing/reading/calendar-lines.ts';
import {
	attempt,
	momentIn,
	readFields,
	textIn,
	type Fields,
	type Moment,
} from '#lib/importing/reading/event-lines.ts';
import { mostCostlyRules, recurs, timesOf, type Budget } from '#lib/importing/reading/occurrences.ts';
import { plainText } from '#lib/importing/reading/plain-text.ts';
import { gathered } from '#lib/importing/reading/gathered.ts';
import { copenhagenZone, zonesOf, type Zone, type Zones } from '#lib/importing/reading/zones.ts';
import {
	cut,
	mostDescription,
	mostPlace,
	mostProposals,
	mostTitle,
	mostUid,
	refusalOf,
	type EventRead,
	type Note,
	type NotRead,
	type Reading,
	type Refusal,
	type Span,
} from '#lib/importing/proposal.ts';
import { readWebAddress } from '#lib/platform/addresses/web-address.ts';
import { cleanLine, visibleLetters } from '#lib/platform/text/text.ts';

/** Events of a file that are looked at, over or not. */
const mostBlocks = 5000;

interface Frame {
	zones: Zones;
	/** Of times without one. */
	ownZone: Zone;
	/** The calendar says itself which that is. */
	zoneSaid: boolean;
	span: Span;
	budget: Budget;
}

export function readCalendar(bytes: Uint8Array, span: Span): Reading {
	const file = readLines(textOf(bytes));
	const nothing = { proposals: [], refused: [], partial: [] };
	if (!file.isCalendar) return { ...nothing, problem: bytes.length === 0 ? 'empty' : 'not_calendar' };
	const events = file.blocks.filter(({ name }) => name === 'VEVENT');
	if (events.length === 0) return { ...nothing, problem: file.tooMany ? 'too_many_lines' : 'empty' };
	const budget = { left: mostCostlyRules };
	const frames = file.zones.map((said, calendar): Frame => {
		const zones = zonesOf(
			file.blocks.filter((block) => block.name === 'VTIMEZONE' && block.calendar === calendar),
		);
		const own = said ? zones(said) : null;
		return { zones, ownZone: own?.zone ?? copenhagenZone, zoneSaid: own?.known ?? false, span, budget };
	});
	const read = events.slice(0, mostBlocks).map((block) => readEvent(block, frames[block.calendar]!));
	const left: NotRead[] = events
		.slice(mostBlocks, mostBlocks + 1)
		.map(() => ({ title: '', startsAt: null, refusal: 'too_many' }));
	const { proposals, refused, partial } = gathered(read);
	const over = proposals
		.slice(mostProposals)
		.map(({ title, startsAt }): NotRead => ({ title, startsAt, refusal: 'too_many' }));
	return {
		proposals: proposals.slice(0, mostProposals),
		refused: [...refused, ...over, ...left],
		partial,
		problem: null,
	};
}

function readEvent(block: Block, frame: Frame): EventRead {
	try {
		return proposed(readFields(block), frame);
	} catch {
		return {
			uid: null,
			replaces: null,
			proposals: [],
			refused: { title: '', startsAt: null, refusal: 'broken' },
		};
	}
}

function proposed(fields: Fields, frame: Frame): EventRead {
	const { zones, ownZone, span, budget } = frame;
	const title = cleanLine(plainText(textIn(fields, 'summary')));
	const start = momentIn(fields, 'dtstart', zones, ownZone);
	const uid = cleanLine(textIn(fields, 'uid')).slice(0, mostUid) || null;
	const replaced = momentIn(fields, 'recurrence-id', zones, ownZone);
	const replaces = replaced && recurrenceOf(replaced);
	const refuse = (refusal: Refusal, startsAt = start?.at ?? null): EventRead => ({
		uid,
		replaces,
		proposals: [],
		refused: { title: cut(title, mostTitle), startsAt, refusal },
	});
	if (/^(PRIVATE|CONFIDENTIAL)$/i.test(textIn(fields, 'class').trim())) return refuse('private');
	if (visibleLetters(title, 3) < 3) return refuse('no_title');
	if (!start) return refuse('no_start');
	const { ends, assumed } = endsOf(fields, start, frame);
	const words = wordsOf(fields, title);
	const said: Note[] = [...words.notes, ...notesOf(fields, start, { assumed, zoneSaid: frame.zoneSaid })];
	const base = {
		...words.values,
		uid,
		cancelled: /^CANCELLED$/i.test(textIn(fields, 'status').trim()),
		sequence: Math.max(0, Math.min(Math.trunc(Number(textIn(fields, 'sequence'))) || 0, 2 ** 31 - 1)),
		modifiedAt:
			(momentIn(fields, 'last-modified', zones, ownZone) ?? momentIn(fields, 'dtstamp', zones, ownZone))
				?.at ?? null,
	};
	if (!recurs(fields) || replaces !== null) {
		const once = {
			...base,
			recurrence: replaces ?? '',
			startsAt: start.at,
			endsAt: ends(start.wall, start.at),
			notes: said,
		};
		const refusal = refusalOf(once, span);
		return refusal ? refuse(refusal) : { uid, replaces, proposals: [once], refused: null };
	}
	const { times, unread, cut: isCut } = timesOf(fields, start, zones, span, budget);
	const notes: Note[] = [
		...said,
		...(unread ? ['rule_unread' as const] : []),
		...(isCut ? ['rule_cut' as const] : []),
	];
	const proposals = times.map(({ wall, at }) => ({
		...base,
		recurrence: recurrenceOf({ ...start, wall, at }),
		startsAt: at,
		endsAt: ends(wall, at),
		notes,
	}));
	const reasons = proposals.map((proposal) => refusalOf(proposal, span));
	const kept = proposals.filter((_, index) => reasons[index] === null);
	const why =
		reasons.find((reason) => reason !== null && reason !== 'over') ??
		(reasons.length > 0 ? 'over' : 'no_days');
	return kept.length > 0 ? { uid, replaces, proposals: kept, refused: null } : refuse(why);
}

/** What its series calls an occurrence: its day, or the instant at which the rule lets it begin. */
const recurrenceOf = ({ isDay, wall, at }: Moment): string => (isDay ? wall.slice(0, 10) : at.toISOString());

/** What is longer than any event is refused by it. */
const longest = 400 * 86_400_000;

/** Lasts as long by the clock as the first time. */
function endsOf(fields: Fields, start: Moment, { zones }: Frame) {
	const wallLength = lengthOf(fields, start, zones);
	const hour = 3_600_000;
	const usual = start.isDay ? 24 * hour : hour;
	const length = wallLength !== null && wallLength > 0 ? Math.min(wallLength, longest) : usual;
	const ends = (wall: string, at: Date): Date => {
		// A whole day is over a minute before the next one begins.
		const ended = new Date(Date.parse(`${wall}Z`) + length - (start.isDay ? 60_000 : 0));
		const end = attempt(() => start.zone(ended.toISOString().slice(0, 19)));
		return end && end > at ? end : new Date(at.getTime() + length);
	};
	return { ends, assumed: !start.isDay && !(wallLength !== null && wallLength > 0) };
}

function lengthOf(fields: Fields, start: Moment, zones: Zones): number | null {
	const end = momentIn(fields, 'dtend', zones, start.zone);
	if (end) {
		const sameClock = end.zone === start.zone || end.isDay || start.isDay;
		return sameClock
			? Date.parse(`${end.wall}Z`) - Date.parse(`${start.wall}Z`)
			: end.at.getTime() - start.at.getTime();
	}
	const duration = fields.all('duration')[0];
	const value = duration && attempt(() => duration.getFirstValue() as ICAL.Duration);
	const seconds = value ? attempt(() => value.toSeconds()) : null;
	return seconds === null || !Number.isFinite(seconds) ? null : seconds * 1000;
}

function wordsOf(fields: Fields, title: string) {
	const description = plainText(textIn(fields, 'description'));
	const place = cleanLine(plainText(textIn(fields, 'location')));
	const link = textIn(fields, 'url').trim();
	const url = link ? readWebAddress(link, ['https']) : null;
	const notes: Note[] = [];
	if (title.length > mostTitle) notes.push('title_cut');
	if (description.length > mostDescription) notes.push('description_cut');
	if (place.length > mostPlace) notes.push('place_cut');
	if (!place) notes.push('no_place');
	if (link && !url) notes.push('link_left_out');
	const values = {
		title: cut(title, mostTitle),
		description: cut(description, mostDescription),
		place: cut(place, mostPlace) || null,
		url,
	};
	return { values, notes };
}

function notesOf(
	{ unread }: Fields,
	{ isDay, floating, zoneKnown }: Moment,
	{ assumed, zoneSaid }: { assumed: boolean; zoneSaid: boolean },
): Note[] {
	const notes: Note[] = [];
	if (isDay) notes.push('all_day');
	if (floating && !zoneSaid) notes.push('floating');
	if (!zoneKnown) notes.push('zone_unknown');
	if (assumed) notes.push('end_assumed');
	if (unread.some((name) => !['rrule', 'rdate', 'exdate'].includes(name))) notes.push('parts_unread');
	return notes;
}
