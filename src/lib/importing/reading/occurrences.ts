/** The coming times of an event that recurs: rules by wall time in its own zone, so that no clock's change moves it. */
import { RRuleTemporal } from 'rrule-temporal';
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
}

/** Rules that take long are followed so far, and of one file so many. */
const bounds = { maxIterations: 4000, maxCandidateEvaluations: 4000 };
export const mostCostlyRules = 20;

/** Rules by the hour are no events that anybody comes to. */
const isFollowed = (rule: string) =>
	rule.length <= 500 &&
	/(^|;)FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)/.test(rule) &&
	!/BY(HOUR|MINUTE|SECOND)=[^;]*,/.test(rule);

const asUtc = (wall: string) => new Date(`${wall}Z`);
const basic = (wall: string) => wall.replace(/[-:]/g, '');
const day = 86_400_000;

type Limit = (wall: string, at: Date) => boolean;

/** The last moment of a rule, compared as it is written: by the day, by the clock, or as an instant. */
function limitOf(until: string | undefined): Limit | null {
	if (until === undefined) return () => true;
	const [, y, mo, d, h, mi, s, z] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(until) ?? [];
	if (!y) return null;
	const last = `${y}-${mo}-${d}`;
	if (!h) return (wall) => wall.slice(0, 10) <= last;
	const wallLast = `${last}T${h}:${mi}:${s}`;
	if (!z) return (wall) => wall <= wallLast;
	const instant = asUtc(wallLast);
	return Number.isNaN(instant.getTime()) ? null : (_, at) => at <= instant;
}

/** @returns null where the rule cannot be followed */
function byRule(text: string, start: Moment, span: Span, budget: Budget): Occurrence[] | null {
	const rule = text
		.trim()
		.toUpperCase()
		.replace(/^RRULE:/, '')
		.split(';')
		.filter(Boolean)
		.join(';');
	if (!isFollowed(rule) || budget.left <= 0) return null;
	const parts = rule.split(';');
	const limit = limitOf(parts.find((part) => part.startsWith('UNTIL='))?.slice(6));
	if (!limit) return null;
	const kept = parts.filter((part) => !part.startsWith('UNTIL=')).join(';');
	const walls = attempt(() =>
		new RRuleTemporal({
			rruleString: `DTSTART:${basic(start.wall)}Z\nRRULE:${kept}`,
			includeDtstart: true,
			...bounds,
		})
			// Walls and instants lie less than a day apart.
			.between(new Date(span.now.getTime() - 63 * day), new Date(span.until.getTime() + day), true)
			.map((moment) => moment.toString().slice(0, 19)),
	);
	if (walls === null) budget.left--;
	return (
		walls?.flatMap((wall) => {
			const at = attempt(() => start.zone(wall));
			return at && limit(wall, at) ? [{ wall, at }] : [];
		}) ?? null
	);
}

export interface Budget {
	left: number;
}

const rawRule = (property: { jCal: unknown }): string => {
	const value = (property.jCal as unknown[])[3];
	if (typeof value === 'string') return value;
	// ical.js has already taken it apart.
	return Object.entries(value as Record<string, unknown>)
		.map(([name, part]) => `${name.toUpperCase()}=${untilText(name, String(part))}`)
		.join(';');
};
const untilText = (name: string, text: string) => (name === 'until' ? text.replace(/[-:]/g, '') : text);

/** Whether it says at all that it happens more than once. */
export const recurs = (fields: Fields): boolean =>
	fields.all('rrule').length + fields.all('rdate').length > 0 || fields.unread.includes('rrule');

/** Its times that begin before the span's end and are not taken out, in order, each once. */
export function timesOf(fields: Fields, start: Moment, zones: Zones, span: Span, budget: Budget): Times {
	let unread = fields.unread.some((name) => ['rrule', 'rdate', 'exdate'].includes(name));
	const times: Occurrence[] = [{ wall: start.wall, at: start.at }];
	for (const property of fields.all('rrule').slice(0, 5)) {
		const found = attempt(() => byRule(rawRule(property), start, span, budget));
		if (found) times.push(...found);
		else unread = true;
	}
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
	for (const time of times) {
		if (instants.has(time.at.getTime()) || days.has(time.wall.slice(0, 10))) continue;
		if (time.at < span.until) kept.set(time.at.getTime(), time);
	}
	const sorted = [...kept.values()].toSorted((a, b) => a.at.getTime() - b.at.getTime());
	const coming = sorted.filter(({ at }) => at.getTime() > span.now.getTime() - 63 * day);
	return { times: coming.slice(0, mostOccurrences), unread, cut: coming.length > mostOccurrences };
}

/** An extra day has the hour of the event. */
function extra({ wall, at, isDay }: Moment, start: Moment): Occurrence {
	if (!isDay) return { wall, at };
	const whole = wall.slice(0, 10) + start.wall.slice(10);
	return { wall: whole, at: start.zone(whole) };
}
