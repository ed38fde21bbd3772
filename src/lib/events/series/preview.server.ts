/** What a recurrence gives, before it is saved and afterwards. */
import { daysOf, daysOfRule } from '#lib/events/series/rules/days.server.ts';
import { isRule, partsOfRule, ruleOfParts } from '#lib/events/series/rules/rule.ts';
import { seriesSentence } from '#lib/events/series/rules/sentence.ts';
import { daysAhead, type Recurrence } from '#lib/events/series/series.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';
import { isHoliday } from '#lib/platform/jobs/working-days.server.ts';

const mostShown = 12;

export interface Preview {
	sentence: string;
	days: string[];
	/** Days of the first half year beyond those. */
	more: number;
	/** Days of the rule that are left out as holidays. */
	holidays: string[];
}

/** Holidays on which the rule would be, as far as its days go. */
function leftOut({ rule }: Recurrence, first: string, span: { from: string; to: string }): string[] {
	const { COUNT: _, ...parts } = partsOfRule(rule);
	return daysOfRule(ruleOfParts(parts), first, span).filter(isHoliday);
}

/** The days of the first half year from `from`, or from the first. */
export function previewOf(recurrence: Recurrence, first: string, from = first): Preview | null {
	if (!isRule(recurrence.rule)) return null;
	const span = { from: from < first ? first : from, to: addDays(from < first ? first : from, daysAhead) };
	const days = daysOf(recurrence, first, span);
	return {
		sentence: seriesSentence(recurrence, first),
		days: days.slice(0, mostShown),
		more: Math.max(0, days.length - mostShown),
		holidays: recurrence.skipHolidays
			? leftOut(recurrence, first, { ...span, to: days.at(-1) ?? span.to }).filter(
					(day) => !days.includes(day) && !recurrence.exceptDates.includes(day),
				)
			: [],
	};
}
