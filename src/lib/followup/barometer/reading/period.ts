/** Reads a period as statistics write it, into the half-year that it begins in. */
import { dayIn } from '#lib/platform/addresses/address-values.ts';
import { halfYearOf, readHalfYear, type HalfYear } from '#lib/i18n/periods.ts';

export interface ReadPeriod {
	halfYear: HalfYear;
	/** As it was written, where it is no half-year: its name on the page. */
	label: string | null;
}

const halfYears = [
	/^(?<year>20\d\d)[ -]?(?:h|hå|s)(?<half>[12])$/i,
	/^(?<half>[12])\. ?(?:halvår|h\.?) (?<year>20\d\d)$/i,
	/^(?<year>20\d\d),? (?<half>[12])\. ?(?:halvår|h\.?)$/i,
	/^h(?<half>[12]) (?<year>20\d\d)$/i,
];
const firsts = /^(?<half>first|second) half(?: of)? (?<year>20\d\d)$/i;
/** `2013/14`, `2013-14`, `2013/2014`, `2007/08 to 2008/09`. */
const years = /^(20\d\d)(?:[/–-](?:20)?(\d\d))?(?: (?:to|til) (20\d\d)(?:[/–-](?:20)?\d\d)?)?$/;

/** `2026-1`, `1. halvår 2026`, `2026H1`, a day of it; a year, or one that begins in it, as Open SDG counts them. Null for anything else. */
export function readPeriod(text: string): ReadPeriod | null {
	if (text.length > 40) return null;
	const short = readHalfYear(text);
	if (short) return { halfYear: short, label: null };
	for (const pattern of halfYears) {
		const { year, half } = pattern.exec(text)?.groups ?? {};
		if (year) return { halfYear: `${year}-${half === '1' ? '01' : '07'}-01`, label: null };
	}
	const { year, half } = firsts.exec(text)?.groups ?? {};
	if (year) return { halfYear: `${year}-${half?.toLowerCase() === 'first' ? '01' : '07'}-01`, label: null };
	const day = text.length === 10 ? dayIn(text) : undefined;
	if (day) return day >= '2000-01-01' ? { halfYear: halfYearOf(day), label: null } : null;
	const [, from, end, to] = years.exec(text) ?? [];
	if (!from) return null;
	// `2013-12` is no year that begins in 2013, and may be a month.
	if (end !== undefined && Number(end) !== (Number(from) + 1) % 100) return null;
	if (to !== undefined && to <= from) return null;
	return { halfYear: `${from}-01-01`, label: text };
}
