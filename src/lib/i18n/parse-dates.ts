/**
 * Dates and times as people type them, Danish and English. Day before month, as in Denmark; an order
 * that can only be American is `unclear` rather than guessed.
 */
export type Parsed<Value, Code extends string> =
	{ value: Value; error?: undefined } | { value?: undefined; error: Code };

export type DateError = 'not_a_date' | 'unclear';

const months =
	'januar january jan|februar february feb|marts march mar|april apr|maj may|juni june jun|juli july jul|' +
	'august aug|september sept sep|oktober october okt oct|november nov|december dec';
const monthNumber = new Map(
	months.split('|').flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** As it is compared: digits 0-9, small letters, single spaces; nothing for what is too long to be a day or a time. */
const simplified = (text: string): string =>
	text.length > mostLetters
		? ''
		: latinDigits(text.normalize('NFKC').toLowerCase()).replace(/\s+/g, ' ').trim();

/** Arabic-Indic and Persian digits become 0-9. */
export const latinDigits = (text: string) =>
	text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) % 16));

const mostLetters = 100;

const fullYear = (year: string) => (year.length === 2 ? 2000 + Number(year) : Number(year));

function asDate(year: number, month: number, day: number): Parsed<string, DateError> {
	const date = new Date(Date.UTC(year, month - 1, day));
	// `Date.UTC` takes the year 1 for 1901.
	const exists =
		date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return exists ? { value: date.toISOString().slice(0, 10) } : { error: 'not_a_date' };
}

/**
 * `1.3.2026`, `1/3-2026`, `2026-03-01`, `1. marts 2026`, `March 1, 2026` -> `2026-03-01`.
 * `not_a_date`: no such day (31 February) or no date at all; `unclear`: the year is missing, or the order is American.
 */
export function parseDate(text: string): Parsed<string, DateError> {
	const typed = simplified(text)
		.replace(/^(?:man|tirs|ons|tors|fre|lør|søn)dag,? |^(?:mon|tues|wednes|thurs|fri|satur|sun)day,? /, '')
		.replace(/^d(?:en|\.) /, '');

	const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(typed);
	if (iso) return asDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));

	const numbers = /^(\d{1,2}) ?[./-] ?(\d{1,2}) ?[./ -] ?(\d{4}|\d{2})$/.exec(typed);
	if (numbers?.[3]) {
		const [day, month] = [Number(numbers[1]), Number(numbers[2])];
		if (month > 12 && month <= 31 && day <= 12) return { error: 'unclear' };
		return asDate(fullYear(numbers[3]), month, day);
	}
	if (/^\d{1,2} ?[./-] ?\d{1,2}\.?$/.test(typed)) return { error: 'unclear' };

	const words =
		/^(?<day>\d{1,2})(?:\.|st|nd|rd|th)? ?(?<month>\p{L}+)\.?,? ?(?<year>\d{4})?$/u.exec(typed) ??
		/^(?<month>\p{L}+)\.? (?<day>\d{1,2})(?:\.|st|nd|rd|th)?,? ?(?<year>\d{4})?$/u.exec(typed);
	const month = monthNumber.get(words?.groups?.month ?? '');
	if (!month || !words?.groups) return { error: 'not_a_date' };
	if (!words.groups.year) return { error: 'unclear' };
	return asDate(Number(words.groups.year), month, Number(words.groups.day));
}

/** `18.30`, `18:30`, `1830`, `18`, `kl. 8`, `6.30 pm` -> `18:30`. */
export function parseTime(text: string): Parsed<string, 'not_a_time'> {
	const typed = simplified(text);
	const found =
		/^(?:kl\.? ?)?(\d{1,2})(?: ?[.:] ?(\d{2}))? ?([ap]m)?$/.exec(typed) ??
		/^(?:kl\.? ?)?(\d{1,2})(\d{2}) ?([ap]m)?$/.exec(typed);
	if (!found) return { error: 'not_a_time' };
	const [, hours, minutes = '00', half] = found;
	let hour = Number(hours);
	if (half && (hour < 1 || hour > 12)) return { error: 'not_a_time' };
	if (half) hour = (hour % 12) + (half === 'pm' ? 12 : 0);
	if (hour > 23 || Number(minutes) > 59) return { error: 'not_a_time' };
	return { value: `${String(hour).padStart(2, '0')}:${minutes}` };
}
