/** The moments of any RRULE of the standard, also by hours or the number of a week: what others' calendars say. */
import { RRuleTemporal } from 'rrule-temporal';
import { daysOfWeeks } from '#lib/events/series/rules/week-rules.ts';

interface Span {
	from: Date;
	/** No longer part of it. */
	until: Date;
}

type Parts = Record<string, string>;

const partsOf = (rule: string): Parts =>
	Object.fromEntries(
		rule
			.toUpperCase()
			.split(';')
			.map((part) => part.split('=', 2) as [string, string]),
	);
const textOf = (parts: Parts): string =>
	Object.entries(parts)
		.map(([name, value]) => `${name}=${value}`)
		.join(';');

/** More candidates than these, and it is no rule that anybody means. */
const maxCandidateEvaluations = 500_000;
const follow = (start: string, zone: string, parts: Parts) =>
	new RRuleTemporal({
		rruleString: `DTSTART;TZID=${zone}:${start}\nRRULE:${textOf(parts)}`,
		cache: false,
		maxCandidateEvaluations,
	});

/** A wall time where it is shown. */
const instantOf = (wall: string, zone: string): Date => {
	const [only] = follow(wall, zone, { FREQ: 'DAILY', COUNT: '1' }).all();
	return new Date(only!.epochMilliseconds);
};
const asUtc = (instant: Date) => `${instant.toISOString().replace(/[-:]|\.\d+/g, '')}`;

const timeParts = ['BYHOUR', 'BYMINUTE', 'BYSECOND'] as const;

/** As the library reads it right: what the standard leaves to DTSTART said in words, and UNTIL in UTC. */
function asFollowed(rule: string, start: string, zone: string, allDay: boolean): Parts {
	const parts = partsOf(rule);
	for (const name of ['INTERVAL', 'COUNT'])
		if (!/^[1-9]\d{0,5}$/.test(parts[name] ?? '1')) throw new RangeError(`Not a rule: ${rule.slice(0, 200)}`);
	if (allDay) for (const name of timeParts) delete parts[name];
	if (parts.UNTIL && /T\d{6}$/.test(parts.UNTIL)) parts.UNTIL = asUtc(instantOf(parts.UNTIL, zone));
	if (parts.FREQ !== 'YEARLY') return parts;
	const narrows = ['BYMONTH', 'BYDAY', 'BYYEARDAY', 'BYWEEKNO'].some((name) => parts[name]);
	if (parts.BYMONTHDAY && !narrows) parts.BYMONTH = String(Number(start.slice(4, 6)));
	// "The 26th to 32nd last days that are a Friday" are days that both parts name.
	if (parts.BYYEARDAY && parts.BYDAY && (parts.INTERVAL ?? '1') === '1' && !parts.BYSETPOS)
		parts.FREQ = 'DAILY';
	return parts;
}

function* ofWeeks(parts: Parts, start: string, zone: string): Generator<Date> {
	const until = parts.UNTIL ? untilOf(parts.UNTIL, zone) : null;
	const times = Object.fromEntries(timeParts.flatMap((name) => (parts[name] ? [[name, parts[name]]] : [])));
	const aDay = Object.values(times).reduce((count, values) => count * values.split(',').length, 1);
	let left = Number(parts.COUNT ?? Infinity);
	const first = `${start.slice(0, 4)}-${start.slice(4, 6)}-${start.slice(6, 8)}`;
	for (const day of daysOfWeeks(parts, first)) {
		const wall = day.replaceAll('-', '') + start.slice(8);
		for (const at of follow(wall, zone, { FREQ: 'DAILY', COUNT: String(aDay), ...times }).all()) {
			const moment = new Date(at.epochMilliseconds);
			if (left-- <= 0 || (until && moment > until)) return;
			yield moment;
		}
	}
}

/** A last day is part of it. */
function untilOf(text: string, zone: string): Date {
	if (!text.includes('T')) return instantOf(`${text}T235959`, zone);
	return text.endsWith('Z') ? instantOf(text.slice(0, -1), 'UTC') : instantOf(text, zone);
}

/**
 * The instants of a rule within a span, in order, at most so many.
 * @param dtstart as the file has it: a wall time in the zone, `20261124T183000`, one in UTC (with `Z`) or a day
 * @param zone an IANA name, `Europe/Copenhagen`
 * @throws where it is no rule, or one that asks for more than anybody means
 */
export function momentsOf(rule: string, dtstart: string, zone: string, span: Span, most = 1000): Date[] {
	const allDay = !dtstart.includes('T');
	const start = allDay ? `${dtstart}T000000` : dtstart.replace('Z', '');
	const where = dtstart.endsWith('Z') ? 'UTC' : zone;
	const parts = asFollowed(rule, start, where, allDay);
	if (parts.BYWEEKNO && parts.FREQ === 'YEARLY') {
		const found: Date[] = [];
		for (const moment of ofWeeks(parts, start, where)) {
			if (found.length >= most || moment >= span.until) break;
			if (moment >= span.from) found.push(moment);
		}
		return found;
	}
	return follow(start, where, parts)
		.between(span.from, span.until, true)
		.map((at) => new Date(at.epochMilliseconds))
		.filter((moment) => moment < span.until)
		.slice(0, most);
}
