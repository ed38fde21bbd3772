/** One event of a source as proposals: each of its coming times, what was not as it should be, or why it is not taken. */
import type ICAL from 'ical.js';
import { attempt, momentIn, textIn, type Fields, type Moment } from '#lib/importing/reading/event-lines.ts';
import { recurs, timesOf, type Budget } from '#lib/importing/reading/occurrences.ts';
import { plainText } from '#lib/importing/reading/plain-text.ts';
import type { Zone, Zones } from '#lib/importing/reading/zones.ts';
import {
	mostDaysAhead,
	mostDescription,
	mostPlace,
	mostTitle,
	mostUid,
	refusalOf,
	type EventRead,
	type Note,
	type Refusal,
	type Span,
	type Version,
} from '#lib/importing/proposal.ts';
import { cut } from '#lib/platform/text/cut.ts';
import { readWebAddress } from '#lib/platform/addresses/web-address.ts';
import { cleanLine, visibleLetters } from '#lib/platform/text/text.ts';

export interface Frame {
	zones: Zones;
	/** Of times without one. */
	ownZone: Zone;
	/** The source says itself which that is. */
	zoneSaid: boolean;
	span: Span;
	budget: Budget;
}

/** @returns its proposals, one for each coming time, or why there are none */
function proposed(fields: Fields, frame: Frame): EventRead {
	const { zones, ownZone, span, budget } = frame;
	const title = cleanLine(plainText(textIn(fields, 'summary')));
	const start = momentIn(fields, 'dtstart', zones, ownZone);
	const uid = cleanLine(textIn(fields, 'uid')).slice(0, mostUid) || null;
	const replaced = momentIn(fields, 'recurrence-id', zones, ownZone);
	const replaces = replaced && recurrenceOf(replaced);
	const version = versionOf(fields, frame);
	const refuse = (refusal: Refusal, startsAt = start?.at ?? null): EventRead => ({
		...version,
		uid,
		replaces,
		proposals: [],
		refused: { title: cut(title, mostTitle), startsAt, refusal },
	});
	if (/^(PRIVATE|CONFIDENTIAL)$/i.test(textIn(fields, 'class').trim())) return refuse('private');
	if (visibleLetters(title, 3) < 3) return refuse('no_title');
	if (!start) return refuse('no_start');
	if (replaces !== null && hasRange(fields)) return refuse('several_dates');
	const { ends, assumed } = endsOf(fields, start, frame);
	const words = wordsOf(fields, title);
	const said: Note[] = [
		...words.notes,
		...fields.notes,
		...notesOf(fields, start, { assumed, zoneSaid: frame.zoneSaid }),
	];
	const base = {
		...words.values,
		...version,
		uid,
		priceKr: fields.priceKr,
		cancelled: /^CANCELLED$/i.test(textIn(fields, 'status').trim()),
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
		return refusal ? refuse(refusal) : { ...version, uid, replaces, proposals: [once], refused: null };
	}
	const { times, unread, cut: isCut, firstLeft } = timesOf(fields, start, zones, span, budget);
	const notes: Note[] = [
		...said,
		...(unread ? ['rule_unread' as const] : []),
		...(isCut ? ['rule_cut' as const] : []),
		...(firstLeft ? ['first_left_out' as const] : []),
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
		(unread ? 'rule_unread' : null) ??
		(comesLater(fields, start, frame) ? 'later_dates' : reasons.length > 0 ? 'over' : 'no_days');
	return kept.length > 0 ? { ...version, uid, replaces, proposals: kept, refused: null } : refuse(why);
}

/** It goes on, though none of its dates lies within the span. */
function comesLater(fields: Fields, start: Moment, { zones, span: { now }, budget }: Frame): boolean {
	const until = new Date(now.getTime() + mostDaysAhead * 86_400_000);
	return timesOf(fields, start, zones, { now, until }, budget).times.some(({ at }) => at > now);
}

/** What its series calls an occurrence: its day, or the instant at which the rule lets it begin. */
const recurrenceOf = ({ isDay, wall, at }: Moment): string => (isDay ? wall.slice(0, 10) : at.toISOString());

function versionOf(fields: Fields, { zones, ownZone, span }: Frame): Version {
	const said =
		momentIn(fields, 'last-modified', zones, ownZone) ?? momentIn(fields, 'dtstamp', zones, ownZone);
	return {
		sequence: Math.max(0, Math.min(Math.trunc(Number(textIn(fields, 'sequence'))) || 0, 2 ** 31 - 1)),
		// A change that is still to come is none, and would keep every true one out.
		modifiedAt: said && said.at <= span.now ? said.at : null,
	};
}

/** `RANGE=THISANDFUTURE`: it speaks of more dates than one. */
const hasRange = (fields: Fields): boolean =>
	fields.all('recurrence-id').some((property) => attempt(() => property.getParameter('range')));

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

/** What nobody foresaw in an event is its own trouble. */
export function readSafely(fields: () => Fields, frame: Frame): EventRead {
	try {
		return proposed(fields(), frame);
	} catch {
		return {
			sequence: 0,
			modifiedAt: null,
			uid: null,
			replaces: null,
			proposals: [],
			refused: { title: '', startsAt: null, refusal: 'broken' },
		};
	}
}
