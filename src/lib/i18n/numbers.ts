/** Numbers as Danes write them (1.234,5 · 5,8 % · 40 kr.) and read from what people type. */
import { currentLocale, type Locale } from '#lib/i18n/locale.ts';
import type { Parsed } from '#lib/i18n/parse-dates.ts';

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: Locale, least: number, most: number): Intl.NumberFormat {
	const key = `${locale}${least}${most}`;
	let known = formatters.get(key);
	if (!known) {
		known = new Intl.NumberFormat(locale === 'da' ? 'da-DK' : 'en-GB', {
			minimumFractionDigits: least,
			maximumFractionDigits: most,
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
	formatNumber(value, decimals, locale) + (locale === 'da' ? '\u00A0%' : '%');

/** 40 kr. or 1.234,50 kr.; `value` is in kroner. */
export function formatKroner(value: number, locale = currentLocale()): string {
	const least = Number.isInteger(value) ? 0 : 2;
	const amount = formatter(locale, least, 2).format(value);
	return locale === 'da' ? `${amount}\u00A0kr.` : `DKK\u00A0${amount}`;
}

/**
 * `1.234,5` -> 1234.5 (in English `1,234.5`). A separator that cannot stand for thousands is the
 * decimal one, so `2.5` is two and a half in Danish too, while `2.500` is two thousand five hundred.
 */
export function parseNumber(text: string, locale = currentLocale()): Parsed<number, 'not_a_number'> {
	const typed = text.normalize('NFKC').replace(/[\s']/g, '').replace(/^[−–]/, '-');
	const [thousands, decimal] = locale === 'da' ? ['.', ','] : [',', '.'];
	const grouped = new RegExp(`^-?[1-9]\\d{0,2}(?:\\${thousands}\\d{3})+(?:\\${decimal}\\d+)?$`);
	const plain = /^-?\d+(?:[.,]\d+)?$/;
	if (grouped.test(typed)) {
		return { value: Number(typed.replaceAll(thousands, '').replace(decimal, '.')) };
	}
	return plain.test(typed) ? { value: Number(typed.replace(',', '.')) } : { error: 'not_a_number' };
}
