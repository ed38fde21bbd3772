/** When a series happens, as a person says it: "hver anden tirsdag", "den sidste fredag i hver måned". */
import { partsOfRule, weekdayCodes, type Parts, type WeekdayCode } from '#lib/events/series/rules/rule.ts';
import type { Recurrence } from '#lib/events/series/series.ts';
import { formatDate, weekdayOf } from '#lib/i18n/dates.ts';
import { currentLocale, siteLanguages } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';

const monday = new Date('2026-11-23T12:00:00Z').getTime();
const intl = () => siteLanguages[currentLocale()].intl;

/** tirsdag, Tuesday */
export const weekdayName = (code: string): string =>
	new Intl.DateTimeFormat(intl(), { weekday: 'long', timeZone: 'UTC' }).format(
		monday + weekdayCodes.indexOf(code as WeekdayCode) * 86_400_000,
	);
export const weekdayCodeOf = (day: string): WeekdayCode => weekdayCodes[weekdayOf(day) - 1]!;

const listed = (names: readonly string[]) =>
	new Intl.ListFormat(intl(), { type: 'conjunction' }).format(names);

const ordinals: Record<number, () => string> = {
	1: m.series_nth_1,
	2: m.series_nth_2,
	3: m.series_nth_3,
	4: m.series_nth_4,
	[-1]: m.series_nth_last,
	[-2]: m.series_nth_last_but_one,
};
/** "anden", "third", "5." */
export const ordinal = (nth: number): string => ordinals[nth]?.() ?? m.series_nth({ number: nth });
/** "hver anden", "every other" */
const everyNth = (nth: number) => (nth === 2 ? m.series_other() : ordinal(nth));

/** "den sidste fredag", "den 24." of a rule by the month; null where it names days in another way. */
function dayOfMonth({ BYDAY, BYMONTHDAY, BYSETPOS, BYMONTH }: Parts, first: string): string | null {
	if (BYSETPOS !== undefined || BYMONTH !== undefined) return null;
	const [, nth, code] = /^([+-]?\d)([A-Z]{2})$/.exec(BYDAY ?? '') ?? [];
	if (nth && code && BYMONTHDAY === undefined)
		return m.series_nth_weekday({ nth: ordinal(Number(nth)), day: weekdayName(code) });
	if (BYDAY !== undefined || !/^\d*$/.test(BYMONTHDAY ?? '')) return null;
	return m.series_date_of_month({ number: Number(BYMONTHDAY ?? first.slice(8)) });
}

const yearDay = (first: string): string =>
	new Intl.DateTimeFormat(intl(), { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
		new Date(`${first}T12:00:00Z`),
	);

function howOften(parts: Parts, first: string): string | null {
	const { FREQ, INTERVAL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS } = parts;
	const step = Number(INTERVAL ?? 1);
	const nth = everyNth(step);
	const plain = [BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS].every((part) => part === undefined);
	if (FREQ === 'DAILY') {
		if (!plain) return null;
		return step === 1 ? m.series_every_day() : m.series_every_nth_day({ nth });
	}
	if (FREQ === 'WEEKLY') {
		if (BYMONTH !== undefined || BYSETPOS !== undefined) return null;
		const codes = BYDAY?.split(',') ?? [weekdayCodeOf(first)];
		const days = listed(weekdayCodes.filter((code) => codes.includes(code)).map(weekdayName));
		if (step === 1) return m.series_every_weekday({ days });
		return codes.length === 1
			? m.series_every_nth_weekday({ nth, days })
			: m.series_every_nth_week({ nth, days });
	}
	if (FREQ === 'MONTHLY') {
		const day = dayOfMonth(parts, first);
		if (day === null) return null;
		return step === 1 ? m.series_every_month({ day }) : m.series_every_nth_month({ day, nth });
	}
	if (!plain) return null;
	const day = yearDay(first);
	return step === 1 ? m.series_every_year({ day }) : m.series_every_nth_year({ day, nth });
}

/** @param first the day that its rule counts from */
export function seriesSentence(
	{ rule, skipHolidays }: Pick<Recurrence, 'rule' | 'skipHolidays'>,
	first: string,
): string {
	const parts = partsOfRule(rule);
	const often = howOften(parts, first) ?? m.series_own_rule();
	const { UNTIL, COUNT } = parts;
	const ends = UNTIL
		? m.series_until({
				rule: often,
				day: formatDate(`${UNTIL.slice(0, 4)}-${UNTIL.slice(4, 6)}-${UNTIL.slice(6)}`),
			})
		: COUNT
			? m.series_times({ rule: often, count: Number(COUNT) })
			: often;
	return skipHolidays ? m.series_no_holidays({ rule: ends }) : ends;
}
