/** schema.org's `Schedule` as the lines of an event that recurs: from when, how often, when not. */
import type { Line } from '#lib/importing/reading/said-fields.ts';
import { isDay, momentLine } from '#lib/importing/reading/said-fields.ts';
import { textOf, valuesOf, type Node } from '#lib/importing/reading/linked-data.ts';

const words: Record<string, string> = { daily: 'P1D', weekly: 'P1W', monthly: 'P1M', yearly: 'P1Y' };
const units = { D: 'DAILY', W: 'WEEKLY', M: 'MONTHLY', Y: 'YEARLY' } as const;
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** `https://schema.org/Monday`, `Monday`, `MO`, `1MO`. */
function weekdayIn(value: unknown): string | null {
	const text = typeof value === 'string' ? value.split('/').at(-1)! : '';
	const [, nth = '', day = ''] = /^([+-]?\d)?([A-Za-z]{2})/.exec(text) ?? [];
	const known = weekdays.find((one) => one === day.toUpperCase());
	return known ? nth + known : null;
}

const numbersIn = (values: readonly unknown[]) =>
	values.flatMap((value) => (/^-?\d{1,2}$/.test(String(value)) ? [Number(value)] : []));

/** @returns null where it says nothing of how often */
function ruleOf(schedule: Node, untilDay: string): string | null {
	const said = textOf(schedule, 'repeatFrequency').split('/').at(-1)!;
	const [, every, unit] = /^P(\d{1,3})([DWMY])$/i.exec(words[said.toLowerCase()] ?? said) ?? [];
	const days = valuesOf(schedule, 'byDay').flatMap((value) => weekdayIn(value) ?? []);
	if (!every && days.length === 0) return null;
	const frequency = unit ? units[unit.toUpperCase() as keyof typeof units] : 'WEEKLY';
	const [byMonthDay, byMonth] = ['byMonthDay', 'byMonth'].map((name) => numbersIn(valuesOf(schedule, name)));
	const count = Number(textOf(schedule, 'repeatCount'));
	return [
		`FREQ=${frequency}`,
		Number(every) > 1 ? `INTERVAL=${Number(every)}` : '',
		days.length > 0 ? `BYDAY=${days.join(',')}` : '',
		byMonthDay!.length > 0 ? `BYMONTHDAY=${byMonthDay!.join(',')}` : '',
		byMonth!.length > 0 ? `BYMONTH=${byMonth!.join(',')}` : '',
		Number.isInteger(count) && count > 0 ? `COUNT=${count}` : '',
		untilDay ? `UNTIL=${untilDay.replaceAll('-', '')}` : '',
	]
		.filter(Boolean)
		.join(';');
}

const clock = (text: string) => /^(\d\d:\d\d)(?::\d\d)?/.exec(text)?.[1] ?? '';

/** A schedule's own first day need not be one of its weekdays; a calendar's is one always. */
function firstOf(day: string, days: readonly string[]): string {
	const wanted = days.map((one) => weekdays.indexOf(one as (typeof weekdays)[number]));
	if (wanted.length === 0 || wanted.includes(-1)) return day;
	for (let ahead = 0; ahead < 7; ahead++) {
		const date = new Date(Date.parse(`${day}T00:00:00Z`) + ahead * 86_400_000);
		if (Number.isNaN(date.getTime())) return day;
		if (wanted.includes((date.getUTCDay() + 6) % 7)) return date.toISOString().slice(0, 10);
	}
	return day;
}

/** @param ownStart what the event itself says of its beginning; @returns null where neither says when it begins */
export function scheduleLines(schedule: Node, ownStart: string): Line[] | null {
	const start = momentLine('dtstart', textOf(schedule, 'startDate') || ownStart);
	if (!start) return null;
	const zone = textOf(schedule, 'scheduleTimezone');
	const at = clock(textOf(schedule, 'startTime'));
	const last = momentLine('dtend', textOf(schedule, 'endDate'));
	const untilDay = last ? String(last[3]).slice(0, 10) : '';
	const rule = ruleOf(schedule, untilDay);
	const byDay = valuesOf(schedule, 'byDay').flatMap((value) => weekdayIn(value) ?? []);
	const day = rule ? firstOf(String(start[3]).slice(0, 10), byDay) : String(start[3]).slice(0, 10);
	const begins = isDay(start) && !at ? day : at ? `${day}T${at}` : `${day}${String(start[3]).slice(10)}`;
	const until = clock(textOf(schedule, 'endTime'));
	const lasts = textOf(schedule, 'duration');
	const ends = until && at ? momentLine('dtend', `${until > at ? day : nextDay(day)}T${until}`, zone) : null;
	const except = valuesOf(schedule, 'exceptDate').flatMap((value) => {
		const line = typeof value === 'string' ? momentLine('exdate', value, zone) : null;
		return line ? [line] : [];
	});
	const first = momentLine('dtstart', begins, zone);
	if (!first) return null;
	return [
		first,
		...(ends ? [ends] : lasts ? [['duration', {}, 'duration', lasts] as Line] : []),
		...(rule ? [['rrule', {}, 'unknown', rule] as Line] : []),
		...except,
	];
}

const nextDay = (day: string) =>
	new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
