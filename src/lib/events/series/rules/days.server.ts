/** The days of a series. Only days: wall times are put on them by `onDay`, so the clocks' changes are decided in one place. */
import { partsOfRule, ruleOfParts } from '#lib/events/series/rules/rule.ts';
import { lastWall, partsOfStandard } from '#lib/events/series/rules/standard-rule.ts';
import { wallsOf } from '#lib/events/series/rules/walls.server.ts';
import type { Recurrence } from '#lib/events/series/series.ts';
import { isHoliday } from '#lib/platform/jobs/working-days.server.ts';

/** Both days are among them, where they are in it. */
interface Span {
	from: string;
	to: string;
}

/** The days that a rule gives, counted from `first`, in order. */
export function daysOfRule(rule: string, first: string, { from, to }: Span): string[] {
	const { UNTIL, ...parts } = partsOfStandard(rule);
	const last = UNTIL ? lastWall(UNTIL)!.slice(0, 10) : to;
	const span = { from: `${from}T00:00:00`, to: `${last < to ? last : to}T00:00:00` };
	return wallsOf(parts, `${first}T00:00:00`, span).map((wall) => wall.slice(0, 10));
}

/** The rule's own days that a series has, counted as `Recurrence` says; exceptions are still among them. */
export function keptDays({ rule, skipHolidays }: Recurrence, first: string, { from, to }: Span): string[] {
	if (!skipHolidays) return daysOfRule(rule, first, { from, to });
	const { COUNT, ...parts } = partsOfRule(rule);
	const endless = ruleOfParts(parts);
	const held = (span: Span) => daysOfRule(endless, first, span).filter((day) => !isHoliday(day));
	if (COUNT === undefined) return held({ from, to });
	return held({ from: first, to })
		.slice(0, Number(COUNT))
		.filter((day) => day >= from);
}

/**
 * The days of a series within a span, in order, each once: the rule's days, without holidays if it skips them, and its extra
 * dates, which may be holidays; never an exception.
 * @param first the template's own day: nothing is before it, and the rule counts from it
 */
export function daysOf(series: Recurrence, first: string, span: Span): string[] {
	const { extraDates, exceptDates } = series;
	const from = span.from < first ? first : span.from;
	const kept = keptDays(series, first, { from, to: span.to });
	const extra = extraDates.filter((day) => day >= from && day <= span.to);
	return [...new Set([...kept, ...extra])].filter((day) => !exceptDates.includes(day)).toSorted();
}
