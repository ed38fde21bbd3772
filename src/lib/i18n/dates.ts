/**
 * Dates and times as Copenhagen writes and says them: 31. december 2014, kl. 14.05, uge 47, i morgen 18.30.
 * A `string` is a calendar date (`2026-11-24`), a `Date` an instant shown in Copenhagen's time.
 * Formatters are made once: making one costs more than a page.
 */
import { dateOf, daysBetween, isWholeDays, timeZone, weekNumber } from '#lib/i18n/copenhagen.ts';
import { currentLocale, siteLanguages, type Locale } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';

export * from '#lib/i18n/copenhagen.ts';
export * from '#lib/i18n/parse-dates.ts';

const shapes = {
	date: { day: 'numeric', month: 'long', year: 'numeric' },
	short: { day: '2-digit', month: '2-digit', year: 'numeric' },
	dayMonth: { day: 'numeric', month: 'long' },
	dayShortMonth: { day: 'numeric', month: 'short' },
	shortMonth: { day: 'numeric', month: 'short', year: 'numeric' },
	weekday: { weekday: 'long' },
	monthShort: { month: 'short' },
	time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(shape: keyof typeof shapes, date: Date | string, locale: Locale): string {
	const key = shape + locale;
	let formatter = formatters.get(key);
	if (!formatter) {
		formatter = new Intl.DateTimeFormat(siteLanguages[locale].intl, { timeZone, ...shapes[shape] });
		formatters.set(key, formatter);
	}
	return formatter.format(typeof date === 'string' ? new Date(`${date.slice(0, 10)}T12:00:00Z`) : date);
}

/** Upper case first letter: `i morgen 18.30` at the start of a line. */
export const sentenceCase = (text: string): string =>
	text.charAt(0).toLocaleUpperCase(siteLanguages[currentLocale()].intl) + text.slice(1);

/** The name of a thing inside a sentence: `boligforening`. */
export function inSentence(name: string, locale = currentLocale()): string {
	const { intl, smallNouns } = siteLanguages[locale];
	return smallNouns ? name.charAt(0).toLocaleLowerCase(intl) + name.slice(1) : name;
}

/** 31. december 2014 */
export const formatDate = (date: Date | string, locale = currentLocale()): string =>
	format('date', date, locale);

/** dec. */
export const formatMonthShort = (date: string, locale = currentLocale()): string =>
	format('monthShort', date, locale);

/** 31.12.2014 */
export const formatShortDate = (date: Date | string, locale = currentLocale()): string =>
	format('short', date, locale);

/** 14.05 */
export const formatTime = (instant: Date, locale = currentLocale()): string =>
	format('time', instant, locale);

/** The hour and the rest apart, for the big time of a list: `['18', '.30']`. */
export function splitTime(instant: Date, locale = currentLocale()): [hour: string, minutes: string] {
	const time = formatTime(instant, locale);
	return [time.slice(0, 2), time.slice(2)];
}

/** Who reads a day without its year takes it for this year's: what writes one must be told which year that is. */
const isThisYears = (date: Date | string, now: Date | string): boolean =>
	dateOf(date).slice(0, 4) === dateOf(now).slice(0, 4);

/** 24. nov.; with the year when it is not `now`'s. */
export const formatDayShort = (date: Date | string, now: Date | string, locale = currentLocale()): string =>
	format(isThisYears(date, now) ? 'dayShortMonth' : 'shortMonth', date, locale);

/** Tirsdag 24. november; with the year when it is not `now`'s. */
export const formatDay = (date: Date | string, now: Date | string, locale = currentLocale()): string =>
	sentenceCase(
		`${format('weekday', date, locale)} ${format(isThisYears(date, now) ? 'dayMonth' : 'date', date, locale)}`,
	);

/** 31. december 2014 kl. 14.05 */
export const formatDateTime = (instant: Date, locale = currentLocale()): string =>
	m.ui_date_at_time({ date: formatDate(instant, locale), time: formatTime(instant, locale) }, { locale });

/** 31. december 2014 kl. 14.05; the day alone where it lasts for whole days */
export const formatStart = (start: Date, end: Date, locale = currentLocale()): string =>
	isWholeDays(start, end) ? formatDate(start, locale) : formatDateTime(start, locale);

/** kl. 18.30–21.00, or: hele dagen */
export function formatTimeRange(start: Date, end?: Date | null, locale = currentLocale()): string {
	if (end && isWholeDays(start, end)) return m.ui_whole_day({}, { locale });
	const times = end ? `${formatTime(start, locale)}–${formatTime(end, locale)}` : formatTime(start, locale);
	return m.ui_at_time({ time: times }, { locale });
}

/** An evening that ends before 06.00 is still that evening. */
export const isSameEvening = (start: Date, end: Date): boolean =>
	daysBetween(start, end) === 0 || (daysBetween(start, end) === 1 && formatTime(end, 'en') < '06:00');

/** Tirsdag 24. november kl. 18.30–21.00; both days are named when it runs over several, and no hours where it is whole days. */
export function formatRange(
	start: Date,
	end: Date | null,
	now: Date | string,
	locale = currentLocale(),
): string {
	if (!end || isSameEvening(start, end)) {
		return `${formatDay(start, now, locale)} ${formatTimeRange(start, end, locale)}`;
	}
	const last = formatDay(end, now, locale);
	const lastDay = siteLanguages[locale].smallWeekdays ? last.charAt(0).toLowerCase() + last.slice(1) : last;
	if (isWholeDays(start, end)) return `${formatDay(start, now, locale)} – ${lastDay}`;
	return `${formatDay(start, now, locale)} ${formatTimeRange(start, null, locale)} – ${lastDay} ${formatTimeRange(end, null, locale)}`;
}

/** 24. nov. – 29. nov. */
export const formatDays = (first: Date, last: Date, now: Date, locale = currentLocale()): string =>
	`${formatDayShort(first, now, locale)} – ${formatDayShort(last, now, locale)}`;

/** i dag 16.30, i morgen, torsdag 18.00 (the next six days), else 24. november; an instant carries its time. */
export function relativeDay(date: Date | string, now: Date, locale = currentLocale()): string {
	const time = typeof date === 'string' ? '' : ` ${formatTime(date, locale)}`;
	const days = daysBetween(now, date);
	if (days === 0) return m.ui_today({}, { locale }) + time;
	if (days === 1) return m.ui_tomorrow({}, { locale }) + time;
	if (days === -1) return m.ui_yesterday({}, { locale }) + time;
	if (days > 1 && days < 7) return format('weekday', date, locale) + time;
	return format(isThisYears(date, now) ? 'dayMonth' : 'date', date, locale) + time;
}

/** uge 47 */
export const formatWeek = (date: Date | string, locale = currentLocale()): string =>
	m.ui_week({ week: weekNumber(date) }, { locale });

/** 1. halvår 2014 */
export function halfYear(date: Date | string, locale = currentLocale()): string {
	const [year = '', month = ''] = dateOf(date).split('-');
	return Number(month) <= 6 ? m.ui_half_year_1({ year }, { locale }) : m.ui_half_year_2({ year }, { locale });
}
