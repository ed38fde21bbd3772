/**
 * Wall time in Copenhagen <-> instants. Everything the city plans is wall time: an event at 18.30 stays
 * at 18.30 when the clocks change. Since 1996 that is the EU's rule (directive 2000/84/EC), reckoned here because a list asks
 * hundreds of times; what is older is looked up in Intl. Browsers lack Temporal.
 *
 * A time that does not exist (02.30 on the last Sunday of March) moves forward by the gap, to 03.30.
 * A time that happens twice (02.30 on the last Sunday of October) means the first one.
 */
export const timeZone = 'Europe/Copenhagen';

const day = 86_400_000;

const wallParts = new Intl.DateTimeFormat('sv-SE', {
	timeZone,
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	second: '2-digit',
});

const hour = 3_600_000;
const ruledSince = Date.UTC(1996, 0);
const changes = new Map<number, [summer: number, winter: number]>();

/** The last Sunday of `month` (0 to 11) at 01.00 UTC, when the whole union changes its clocks. */
function changeIn(year: number, month: number): number {
	const last = Date.UTC(year, month + 1, 0, 1);
	return last - new Date(last).getUTCDay() * day;
}

/** Milliseconds that Copenhagen's clocks are ahead of UTC at `instant` (milliseconds since 1970). */
function offsetAt(instant: number): number {
	if (!(instant >= ruledSince)) {
		const wall = wallParts.format(instant).replace(' ', 'T');
		return Date.parse(`${wall}Z`) - Math.floor(instant / 1000) * 1000;
	}
	const year = new Date(instant).getUTCFullYear();
	let [summer, winter] = changes.get(year) ?? [0, 0];
	if (!summer) changes.set(year, ([summer, winter] = [changeIn(year, 2), changeIn(year, 9)]));
	return instant >= summer && instant < winter ? 2 * hour : hour;
}

/** `2026-11-24T18:30:00.000Z` where Copenhagen's clocks show 18.30. */
const wallOf = (instant: Date): string =>
	new Date(instant.getTime() + offsetAt(instant.getTime())).toISOString();

/** The instant at which Copenhagen's clocks show `time` (`18:30` or `23:59:59`) on `date` (`2026-11-24`). */
export function copenhagenInstant(date: string, time = '00:00'): Date {
	const wall = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
	if (Number.isNaN(wall)) throw new RangeError(`Not a wall time: ${date} ${time}`);
	const before = offsetAt(wall - day);
	const after = offsetAt(wall + day);
	const first = wall - Math.max(before, after);
	if (offsetAt(first) === Math.max(before, after)) return new Date(first);
	const second = wall - Math.min(before, after);
	return new Date(offsetAt(second) === Math.min(before, after) ? second : wall - before);
}

/** The last second of `date` in Copenhagen, 23.59.59: where a deadline ends. */
export const endOfDayCopenhagen = (date: string): Date => copenhagenInstant(date, '23:59:59');

/** The calendar date in Copenhagen, `2026-11-24`. */
export const copenhagenDate = (instant: Date): string => wallOf(instant).slice(0, 10);

/** The wall time in Copenhagen, `18:30`, as an `<input>` or a comparison wants it. */
export const copenhagenTime = (instant: Date): string => wallOf(instant).slice(11, 16);

/**
 * From midnight to the last minute of that day or a later one: whole days, as calendars have them. What a day is follows from its
 * hours, so nothing has to be kept beside them (decision 0073).
 */
export const isWholeDays = (start: Date, end: Date): boolean =>
	end > start && copenhagenTime(start) === '00:00' && copenhagenTime(end) === '23:59';

/** A date (`2026-11-24`) as it stands, an instant as its date in Copenhagen. */
export const dateOf = (date: Date | string): string =>
	typeof date === 'string' ? date.slice(0, 10) : copenhagenDate(date);

/** Whole calendar days from `from` to `to`; negative when `to` comes first. */
export const daysBetween = (from: Date | string, to: Date | string): number =>
	Math.round((Date.parse(dateOf(to)) - Date.parse(dateOf(from))) / day);

/** The date `days` calendar days later. */
export const addDays = (date: Date | string, days: number): string =>
	new Date(Date.parse(dateOf(date)) + days * day).toISOString().slice(0, 10);

/** ISO 8601 weekday, Monday 1 to Sunday 7. */
export const weekdayOf = (date: Date | string): number => new Date(dateOf(date)).getUTCDay() || 7;

/** ISO 8601 week number: week 1 holds the year's first Thursday. */
export function weekNumber(date: Date | string): number {
	const thursday = addDays(date, 4 - weekdayOf(date));
	return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
}
