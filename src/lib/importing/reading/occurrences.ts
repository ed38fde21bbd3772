/** The coming times of an event that recurs: rules by wall time in its own zone, so that no clock's change moves it. */
import { lastWall, partsOfStandard, type StandardParts } from '#lib/events/series/rules/standard-rule.ts';
import { wallsOf } from '#lib/events/series/rules/walls.server.ts';
import { attempt, momentsIn, type Fields, type Moment } from '#lib/importing/reading/event-lines.ts';
import type { Zones } from '#lib/importing/reading/zones.ts';
import { mostOccurrences, type Span } from '#lib/importing/proposal.ts';

export interface Occurrence {
	wall: string;
	at: Date;
}

export interface Times {
	times: Occurrence[];
	/** A rule that could not be followed; what it counts from is there all the same. */
	unread: boolean;
	/** There are more than are taken. */
	cut: boolean;
	/** The day that it counts from is none of its rule's, and was left out. */
	firstLeft: boolean;
}

/** Rules that take long are followed so far, of one file a few still further, and after so many, or so many dates, none at all. */
const fewCandidates = 4000;
const manyCandidates = 75_000;
export const budgetOfFile = (): Budget => ({ costly: 20, far: 5, dates: 10_000 });

/** By the hour without an end is no event that anybody comes to. */
const isFollowed = ({ FREQ, COUNT, UNTIL }: StandardParts) =>
	/^(DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(FREQ!) || Boolean(COUNT ?? UNTIL);

const asUtc = (wall: string) => new Date(`${wall}Z`);
const wallIn = (instant: number) => new Date(instant).toISOString().slice(0, 19);
const day = 86_400_000;

interface Limit {
	/** No wall time of the rule is later. */
	last: string;
	reaches: (wall: string, at: Date) => boolean;
}

/** The last moment of a rule, compared as it is written: by the day, by the clock, or as an instant. */
function limitOf(until: string): Limit | null {
	const last = lastWall(until);
	if (last === null) return null;
	if (!until.endsWith('Z')) return { last, reaches: (wall) => wall <= last };
	const instant = asUtc(last).getTime();
	// Walls and instants lie less than a day apart.
	return { last: wallIn(instant + day), reaches: (_, at) => at.getTime() <= instant };
}

export interface Budget {
	costly: number;
	far: number;
	dates: number;
}

/** @returns null where it takes longer than the file has left */
function followed(parts: StandardParts, wall: string, within: { from: string; to: string }, budget: Budget) {
	const soon = attempt(() => wallsOf(parts, wall, within, fewCandidates));
	if (soon) return soon;
	budget.costly--;
	return budget.far-- > 0 ? attempt(() => wallsOf(parts, wall, within, manyCandidates)) : null;
}

/** @returns null where the rule cannot be followed */
function byRule(text: string, start: Moment, span: Span, budget: Budget): Occurrence[] | null {
	const rule = text.length <= 500 ? attempt(() => partsOfStandard(text.replace(/^RRULE:/i, ''))) : null;
	if (!rule || !isFollowed(rule) || budget.costly <= 0 || budget.dates <= 0) return null;
	const { UNTIL, ...parts } = rule;
	const horizon = wallIn(span.until.getTime() + day);
	const limit = UNTIL ? limitOf(UNTIL) : { last: horizon, reaches: () => true };
	if (!limit) return null;
	const within = {
		from: wallIn(span.now.getTime() - 63 * day),
		to: limit.last < horizon ? limit.last : horizon,
	};
	// A whole day has no hours, whatever its rule says of them.
	const walls = followed(start.isDay ? withoutTimes(parts) : parts, start.wall, within, budget);
	budget.dates -= walls?.length ?? 0;
	return (
		walls?.flatMap((wall) => {
			const at = attempt(() => start.zone(wall));
			return at && limit.reaches(wall, at) ? [{ wall, at }] : [];
		}) ?? null
	);
}

const withoutTimes = ({ BYHOUR: _h, BYMINUTE: _m, BYSECOND: _s, ...parts }: StandardParts): StandardParts =>
	parts;

/** Whether it says at all that it happens more than once. */
export const recurs = (fields: Fields): boolean =>
	fields.all('rrule').length + fields.all('rdate').length > 0 || fields.unread.includes('rrule');

/** Its times that begin before the span's end and are not taken out, in order, each once. */
export function timesOf(fields: Fields, start: Moment, zones: Zones, span: Span, budget: Budget): Times {
	let unread = fields.unread.some((name) => ['rrule', 'rdate', 'exdate'].includes(name));
	const ruled: Occurrence[] = [];
	for (const property of fields.all('rrule').slice(0, 5)) {
		const found = attempt(() => byRule(String(property.getFirstValue()), start, span, budget));
		if (found) ruled.push(...found);
		else unread = true;
	}
	// A first day that its rule does not have is none of its days; it is there where nothing else would be.
	const first = { wall: start.wall, at: start.at };
	const times = ruled.length === 0 || unread ? [first, ...ruled] : ruled;
	const moments = (name: 'rdate' | 'exdate') =>
		fields.all(name).flatMap((property) => {
			const read = momentsIn(property, zones, start.zone);
			unread ||= read.unread && String((property.jCal as unknown[])[3] ?? '') !== '';
			return read.moments;
		});
	times.push(...moments('rdate').map((moment) => extra(moment, start)));
	const out = moments('exdate');
	const instants = new Set(out.filter(({ isDay }) => !isDay).map(({ at }) => at.getTime()));
	const days = new Set(out.filter(({ isDay }) => isDay).map(({ wall }) => wall.slice(0, 10)));
	// A time with a Z in an event by whole days names its day in UTC.
	if (start.isDay) for (const { wall } of out) days.add(wall.slice(0, 10));
	const kept = new Map<number, Occurrence>();
	const isOut = ({ wall, at }: Occurrence) => instants.has(at.getTime()) || days.has(wall.slice(0, 10));
	for (const time of times) {
		if (isOut(time)) continue;
		if (time.at < span.until) kept.set(time.at.getTime(), time);
	}
	const sorted = [...kept.values()].toSorted((a, b) => a.at.getTime() - b.at.getTime());
	const coming = sorted.filter(({ at }) => at.getTime() > span.now.getTime() - 63 * day);
	return {
		times: coming.slice(0, mostOccurrences),
		unread,
		cut: coming.length > mostOccurrences,
		firstLeft: start.at > span.now && !isOut(first) && !kept.has(start.at.getTime()),
	};
}

/** An extra day has the hour of the event. */
function extra({ wall, at, isDay }: Moment, start: Moment): Occurrence {
	if (!isDay) return { wall, at };
	const whole = wall.slice(0, 10) + start.wall.slice(10);
	return { wall: whole, at: start.zone(whole) };
}
