/** When somebody who helps can be reached: by weekday, in Copenhagen's time. Pure. */
import { addDays, copenhagenDate, copenhagenTime, weekdayOf } from '#lib/i18n/copenhagen.ts';

/** Monday 1. */
export interface Span {
	day: number;
	/** `09:00` */
	from: string;
	to: string;
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export type Openness =
	{ kind: 'open'; until: string } | { kind: 'opens'; day: string; at: string } | { kind: 'unknown' };

const inOrder = (spans: readonly Span[]) =>
	spans.toSorted((a, b) => a.day - b.day || (a.from < b.from ? -1 : 1));

/** Whether it is open, or when it opens next. @param isClosed days on which nobody is there */
export function opennessAt(
	spans: readonly Span[],
	moment: Date,
	isClosed: (day: string) => boolean = () => false,
): Openness {
	const today = copenhagenDate(moment);
	const time = copenhagenTime(moment);
	const onDay = (day: string) =>
		isClosed(day) ? [] : inOrder(spans).filter((span) => span.day === weekdayOf(day));
	const now = onDay(today).find(({ from, to }) => from <= time && time < to);
	if (now) return { kind: 'open', until: now.to };
	// A fortnight, for a week may be all holidays.
	for (let ahead = 0; ahead < 15; ahead++) {
		const day = addDays(today, ahead);
		const next = onDay(day).find(({ from }) => ahead > 0 || from > time);
		if (next) return { kind: 'opens', day, at: next.from };
	}
	return { kind: 'unknown' };
}

const clock = /^([01]?\d|2[0-3])(?:[.:]([0-5]\d))?$/;
const timeOf = (text: string): string | null => {
	const [, hour, minute = '00'] = clock.exec(text.trim()) ?? [];
	return hour === undefined ? null : `${hour.padStart(2, '0')}:${minute}`;
};

/** `9-12, 13.30-15` -> its spans; null where it is none, or they overlap. Nothing is nobody there. */
export function readHours(text: string): Omit<Span, 'day'>[] | null {
	if (text.trim() === '') return [];
	const spans: Omit<Span, 'day'>[] = [];
	for (const part of text.split(',')) {
		const [from, to, more] = part.split(/[-–]/).map(timeOf);
		if (!from || !to || more !== undefined || from >= to) return null;
		if (spans.length > 0 && spans.at(-1)!.to > from) return null;
		spans.push({ from, to });
	}
	return spans;
}

/** As they are typed, and read back: `9.00-12.00, 13.30-15.00` */
export const hoursText = (spans: readonly Span[], day: number): string =>
	inOrder(spans)
		.filter((span) => span.day === day)
		.map(({ from, to }) => `${shown(from)}-${shown(to)}`)
		.join(', ');
const shown = (time: string): string => time.replace(/^0(?=\d)/, '').replace(':', '.');

/** Days that have the same hours stand together: Monday to Thursday 9-15. */
export function hoursInRows(spans: readonly Span[]): { from: number; to: number; hours: string }[] {
	const rows: { from: number; to: number; hours: string }[] = [];
	for (const day of weekdays) {
		const hours = hoursText(spans, day);
		const last = rows.at(-1);
		if (!hours) continue;
		if (last && last.hours === hours && last.to === day - 1) last.to = day;
		else rows.push({ from: day, to: day, hours });
	}
	return rows;
}
