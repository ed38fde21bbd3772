/** When a series happens, as people fill it in: the form's choices read into a rule, and a rule shown in them again. */
import * as v from 'valibot';
import { cancelInput } from '#lib/events/input.ts';
import { partFates } from '#lib/events/parts/part.ts';
import { partsOfRule, ruleOfParts, weekdayCodes, type Parts } from '#lib/events/series/rules/rule.ts';
import { weekdayCodeOf } from '#lib/events/series/rules/sentence.ts';
import { placesInMonth } from '#lib/events/series/rules/month-days.ts';
import {
	endChoices,
	everyChoices,
	monthlyChoices,
	scopes,
	type Recurrence,
} from '#lib/events/series/series.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import { parseDate } from '#lib/i18n/parse-dates.ts';
import { withoutUnused } from '#lib/listings/place-rules.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';
import { whole } from '#lib/platform/forms/number-rules.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { typedDayOrNull, typedNumber, typedNumberOrNull } from '#lib/platform/forms/typed-fields.ts';

const mostDates = 100;

/** Days as people write them, one on a line: each once, in order. */
const typedDays = v.pipe(
	fields.paragraphs({ most: 4000 }),
	v.rawTransform<string, string[]>(({ dataset: { value: text }, addIssue, NEVER }) => {
		const days = new Set<string>();
		for (const line of text.split(/[\n,;]+/).map((one) => one.trim())) {
			if (line === '') continue;
			const { value, error } = parseDate(line);
			if (value === undefined || !/^(19|20|21)\d\d-/.test(value)) {
				const said = { typed: line.slice(0, 40) };
				addIssue({ message: error === 'unclear' ? m.field_day_unclear(said) : m.field_day_wrong(said) });
				return NEVER;
			}
			days.add(value);
		}
		if (days.size <= mostDates) return [...days].toSorted();
		addIssue({ message: m.series_dates_many({ most: mostDates }) });
		return NEVER;
	}),
);

const recurrenceFields = v.object({
	every: fields.choice(everyChoices),
	interval: typedNumber(whole(1, 99)),
	weekdays: fields.choices(weekdayCodes),
	monthly: v.optional(fields.choice(monthlyChoices), 'date'),
	ends: fields.choice(endChoices),
	untilOn: typedDayOrNull,
	count: typedNumberOrNull(whole(1, 366)),
	skipHolidays: fields.tick,
	extraDates: typedDays,
	exceptDates: typedDays,
	submission: fields.submission,
});
export type RecurrenceFields = v.InferOutput<typeof recurrenceFields>;
const rule = rulesOver<RecurrenceFields>();

export const recurrenceInput = v.pipe(
	v.record(v.string(), v.unknown(), fields.stale),
	v.transform(withoutUnused({ ends: { on: ['untilOn'], after: ['count'] }, every: { week: ['weekdays'] } })),
	recurrenceFields,
	follows([
		rule(
			'untilOn',
			['ends', 'untilOn'],
			({ ends, untilOn }) => ends === 'on' && untilOn === null && m.series_until_missing(),
		),
		rule(
			'count',
			['ends', 'count'],
			({ ends, count }) => ends === 'after' && count === null && m.series_count_missing(),
		),
	]),
);

/** The day that weeks begin on, which no field asks: it stays while weeks are counted as before, or every other date would shift. */
function weekStart({ FREQ, INTERVAL }: Parts, stored: Recurrence | null): Parts {
	const { WKST, ...before } = stored ? partsOfRule(stored.rule) : {};
	return WKST && FREQ === 'WEEKLY' && FREQ === before.FREQ && INTERVAL === before.INTERVAL ? { WKST } : {};
}

/**
 * @param first the day that its rule counts from
 * @param stored what the form began with; null for a new series
 */
export function recurrenceFrom(
	typed: RecurrenceFields,
	first: string,
	stored: Recurrence | null = null,
): Recurrence {
	const { every, interval, weekdays, monthly, ends, untilOn, count } = typed;
	const parts: Parts = { FREQ: { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY' }[every] };
	if (interval > 1) parts.INTERVAL = String(interval);
	if (every === 'week' && weekdays.length > 0) parts.BYDAY = weekdays.join(',');
	if (every === 'month') {
		const { nth, last } = placesInMonth(first);
		if (monthly === 'weekday' && nth) parts.BYDAY = nth;
		if (monthly !== 'date' && !parts.BYDAY && last) parts.BYDAY = last;
	}
	if (ends === 'on' && untilOn) parts.UNTIL = untilOn.replaceAll('-', '');
	if (ends === 'after' && count) parts.COUNT = String(count);
	const { extraDates, exceptDates, skipHolidays } = typed;
	const rule = ruleOfParts({ ...parts, ...weekStart(parts, stored) });
	return { rule, extraDates, exceptDates, skipHolidays };
}

type RecurrenceFormValues = FormValuesOf<typeof recurrenceFields, 'submission'>;

const lines = (days: readonly string[]) => days.map((day) => formatShortDate(day)).join('\n');

/** What the form shows of a recurrence; a rule it has no words for leaves its first question open. */
export function recurrenceValues(recurrence: Recurrence, first: string): RecurrenceFormValues {
	const { UNTIL, COUNT, ...parts } = partsOfRule(recurrence.rule);
	const until = UNTIL ? `${UNTIL.slice(0, 4)}-${UNTIL.slice(4, 6)}-${UNTIL.slice(6)}` : null;
	const { nth, last } = placesInMonth(first);
	const place =
		parts.BYDAY === undefined
			? 'date'
			: parts.BYDAY === nth
				? 'weekday'
				: parts.BYDAY === last
					? 'last'
					: null;
	const every = everyOf(parts, place !== null);
	return {
		every: every ?? '',
		interval: parts.INTERVAL ?? '1',
		weekdays: every === 'week' ? (parts.BYDAY?.split(',') ?? [weekdayCodeOf(first)]) : [weekdayCodeOf(first)],
		monthly: every === 'month' ? place! : 'date',
		ends: UNTIL ? 'on' : COUNT ? 'after' : 'never',
		untilOn: until ? formatShortDate(until) : '',
		count: COUNT ?? '',
		skipHolidays: recurrence.skipHolidays,
		extraDates: lines(recurrence.extraDates),
		exceptDates: lines(recurrence.exceptDates),
	};
}

function everyOf(parts: Parts, inMonth: boolean): (typeof everyChoices)[number] | null {
	const { FREQ, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS } = parts;
	if (BYMONTHDAY !== undefined || BYMONTH !== undefined || BYSETPOS !== undefined) return null;
	if (FREQ === 'DAILY') return BYDAY === undefined ? 'day' : null;
	if (FREQ === 'WEEKLY') return 'week';
	return FREQ === 'MONTHLY' && inMonth ? 'month' : null;
}

/** What a new series begins with: every week, on the day of the first. */
export const emptyRecurrence = (first: string): RecurrenceFormValues =>
	recurrenceValues({ rule: 'FREQ=WEEKLY', extraDates: [], exceptDates: [], skipHolidays: false }, first);

/** What a change of one occurrence is for; a form that says nothing changes that one. */
export const scopeInput = v.object({
	scope: v.fallback(v.picklist(scopes), 'one'),
	alsoDetached: fields.tick,
});
export const cancelSeriesInput = v.object({
	...cancelInput.entries,
	scope: scopeInput.entries.scope,
	parts: fields.choiceOrNull(partFates),
});
export const endSeriesInput = v.object({ reason: fields.paragraphs({ most: 1000 }) });
