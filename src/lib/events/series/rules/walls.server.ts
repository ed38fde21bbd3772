/**
 * The wall times of any RRULE of the standard, also by hours or the number of a week. Every rule is unfolded here, one's own and
 * those of others' calendars; wall times only, so that whoever asks decides what a clock shows where.
 */
import { RRuleTemporal } from 'rrule-temporal';
import type { StandardParts } from '#lib/events/series/rules/standard-rule.ts';
import { daysOfWeeks } from '#lib/events/series/rules/week-rules.ts';

/** `2026-11-24T18:30:00`; both are among them, where they are in it. */
interface Span {
	from: string;
	to: string;
}

/** More candidates than these, and it is no rule that anybody means. */
const mostCandidates = 500_000;

const basic = (wall: string) => wall.replace(/[-:]/g, '');
const asUtc = (wall: string) => new Date(`${wall}Z`);
const textOf = (parts: StandardParts): string =>
	Object.entries(parts)
		.map(([name, value]) => `${name}=${value}`)
		.join(';');

/** As the library reads it right: what the standard leaves to the first day said in words. */
function asFollowed(parts: StandardParts, start: string): StandardParts {
	if (parts.FREQ !== 'YEARLY') return parts;
	const narrows = [parts.BYMONTH, parts.BYDAY, parts.BYYEARDAY, parts.BYWEEKNO].some(Boolean);
	if (parts.BYMONTHDAY && !narrows) return { ...parts, BYMONTH: String(Number(start.slice(5, 7))) };
	// "The 26th to 32nd last days that are a Friday" are days that both parts name.
	if (parts.BYYEARDAY && parts.BYDAY && (parts.INTERVAL ?? '1') === '1' && !parts.BYSETPOS)
		return { ...parts, FREQ: 'DAILY' };
	return parts;
}

/** `18:30:00` in every way that the hours, minutes and seconds allow, in order. */
function clockTimes({ BYHOUR, BYMINUTE, BYSECOND }: StandardParts, start: string): string[] {
	const [hours, minutes, seconds] = [BYHOUR, BYMINUTE, BYSECOND].map(
		(part, index) =>
			part?.split(',').map((one) => one.padStart(2, '0')) ?? [start.slice(11 + 3 * index, 13 + 3 * index)],
	);
	const times = hours!.flatMap((h) => minutes!.flatMap((min) => seconds!.map((s) => `${h}:${min}:${s}`)));
	return [...new Set(times)].toSorted();
}

function ofWeeks(parts: StandardParts, start: string, { from, to }: Span, most: number): string[] {
	const times = clockTimes(parts, start);
	const found: string[] = [];
	let left = Number(parts.COUNT ?? Infinity);
	let looked = 0;
	for (const day of daysOfWeeks(parts, start.slice(0, 10)))
		for (const time of times) {
			const wall = `${day}T${time}`;
			if (++looked > most) throw new RangeError(`More than ${most} candidates`);
			if (wall < start) continue;
			if (left-- <= 0 || wall > to) return found;
			if (wall >= from) found.push(wall);
		}
	return found;
}

/**
 * The wall times of a rule within a span, in order.
 * @param parts of the rule; where it ends by UNTIL is said by the span, as clocks show it
 * @param start what it counts from; it is one of them only where the rule has it
 * @param most candidates that are looked at on the way
 * @throws where it asks for more than that
 */
export function wallsOf(
	parts: Omit<StandardParts, 'UNTIL'>,
	start: string,
	span: Span,
	most = mostCandidates,
): string[] {
	if (span.from > span.to) return [];
	if (parts.BYWEEKNO && parts.FREQ === 'YEARLY') return ofWeeks(parts, start, span, most);
	return new RRuleTemporal({
		rruleString: `DTSTART:${basic(start)}Z\nRRULE:${textOf(asFollowed(parts, start))}`,
		cache: false,
		maxIterations: most,
		maxCandidateEvaluations: most,
	})
		.between(asUtc(span.from), asUtc(span.to), true)
		.map((moment) => moment.toString().slice(0, 19));
}
