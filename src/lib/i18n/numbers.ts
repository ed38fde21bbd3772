/** Numbers as Danes write them (1.234,5 · 5,8 % · 40 kr.) and read from what people type. */
import { currentLocale, siteLanguages, type Locale } from '#lib/i18n/locale.ts';
import { latinDigits, type Parsed } from '#lib/i18n/parse-dates.ts';

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(
	locale: Locale,
	least: number,
	most: number,
	style: Intl.NumberFormatOptions = {},
): Intl.NumberFormat {
	const key = [locale, least, most, style.style].join();
	let known = formatters.get(key);
	if (!known) {
		known = new Intl.NumberFormat(siteLanguages[locale].intl, {
			minimumFractionDigits: least,
			maximumFractionDigits: most,
			...style,
		});
		formatters.set(key, known);
	}
	return known;
}

/** 1.234,5 - with as many decimals as it has, at most `decimals`. */
export const formatNumber = (value: number, decimals = 1, locale = currentLocale()): string =>
	formatter(locale, 0, decimals).format(value);

/** 5,8 % with a no-break space; `value` is in percent (5.8), not a share. */
export const formatPercent = (value: number, decimals = 1, locale = currentLocale()): string =>
	formatter(locale, 0, decimals, { style: 'unit', unit: 'percent' }).format(value);

/** 40 kr. or 1.234,50 kr.; `value` is in kroner. */
export function formatKroner(value: number, locale = currentLocale()): string {
	const least = Number.isInteger(value) ? 0 : 2;
	return formatter(locale, least, 2, { style: 'currency', currency: 'DKK' }).format(value);
}

/** A number in plain decimals: `-1234.5`, `0.10`. What is decided about a number is decided on these digits. */
export type Decimal = `${number}`;

/** The digits between the thousands, and the fraction. A space or an apostrophe parts thousands in both languages. */
const written: Record<',' | '.', RegExp> = {
	',': /^(-?[1-9]\d{0,2}(?:[. ']\d{3})+)(?:,(\d+))?$/,
	'.': /^(-?[1-9]\d{0,2}(?:[, ']\d{3})+)(?:\.(\d+))?$/,
};
const plain = /^(-?\d+)(?:[.,](\d+))?$/;
const mostLetters = 40;

/**
 * `1.234,5` -> `1234.5` (in English `1,234.5`), decimals as typed. A separator that cannot stand for thousands is the
 * decimal one, so `2.5` is two and a half in Danish too, while `2.500` is two thousand five hundred.
 */
export function parseNumber(text: string, locale = currentLocale()): Parsed<Decimal, 'not_a_number'> {
	if (text.length > mostLetters) return { error: 'not_a_number' };
	const typed = latinDigits(text.normalize('NFKC'))
		.replace(/\s/g, ' ')
		.trim()
		.replace(/^[−–] ?/, '-');
	const [, whole, part] = written[siteLanguages[locale].decimalMark].exec(typed) ?? [];
	if (whole) return { value: decimal(whole.replace(/[., ']/g, ''), part) };
	const [, digits, fraction] = plain.exec(typed) ?? [];
	return digits
		? { value: decimal(digits.replace(/^(-?)0+(?=\d)/, '$1'), fraction) }
		: { error: 'not_a_number' };
}

const decimal = (whole: string, fraction: string | undefined) =>
	(fraction ? `${whole}.${fraction}` : whole) as Decimal;

/** `40 kr.`, `DKK 40`, `40,-`, `40,00 kr.` -> `40`, `gratis` -> `0` */
export const withoutKroner = (text: string): string =>
	text.length > mostLetters
		? text
		: text
				.trim()
				.replace(/^(?:gratis|free)$/i, '0')
				.replace(/^(?:kroner|kr\.?|dkk)(?=[\s\d]|$)|\s{0,3}(?:kroner|kr\.?|dkk\.?)$/gi, '')
				.replace(/(?<=\d)\s*[.,](?:[-–]|00)\s*$/, '');

/** The shortest decimals that are this number and no other: `0.1`, never `0.1000000000000000055`. */
export function decimalOf(value: number): Decimal {
	const short = String(value);
	return (short.includes('e') ? value.toFixed(Math.abs(value) < 1 ? 20 : 0) : short) as Decimal;
}

/** How many digits stand after the point. */
export const decimalsIn = (number: Decimal): number => number.split('.')[1]?.length ?? 0;
