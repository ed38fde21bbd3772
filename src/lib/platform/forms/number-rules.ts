/**
 * What a number must be, decided on its decimal digits: `1.005` has three decimals, whatever the nearest binary number is,
 * and `0.1 + 0.2` is not the 0.3 that somebody meant.
 */
import { decimalOf, decimalsIn, formatNumber, type Decimal } from '#lib/i18n/numbers.ts';
import { m } from '#lib/paraglide/messages.js';

export interface NumberRule {
	least: number;
	most: number;
	/** How many digits may stand after the point: 0 for a whole number. */
	decimals: 0 | 2;
	/** Said instead of the usual sentence about a whole number. */
	wrong?: () => string;
	/** `100 kr.` is a number too. */
	kroner?: boolean;
}

/** Amounts of what is promised and delivered: below a million, to the hundredth. */
export const amount = { least: 0, most: 999_999.99, decimals: 2 } as const satisfies NumberRule;
/** An amount of something. */
export const someAmount = { ...amount, least: 0.01 } as const satisfies NumberRule;

export const whole = (least: number, most: number, wrong?: () => string): NumberRule => ({
	least,
	most,
	decimals: 0,
	...(wrong && { wrong }),
});

const bounds = ({ least, most }: NumberRule) => ({
	least: formatNumber(Math.floor(least), 0),
	most: formatNumber(Math.floor(most), 0),
});

/** Said of what is no number at all. */
export const notANumber = (rule: NumberRule): string =>
	rule.decimals === 0 ? (rule.wrong?.() ?? m.field_number_whole(bounds(rule))) : m.field_number_wrong();

/** What is wrong with the number, digits or value, as a sentence; null where it is right. */
export function numberProblem(number: Decimal | number, rule: NumberRule): string | null {
	const digits = typeof number === 'number' ? decimalOf(number) : number;
	// With no more than two decimals below a billion, each number has a binary one of its own: these compare exactly.
	const value = Number(digits);
	const isTooLow = value < rule.least;
	if (rule.decimals === 0) {
		return decimalsIn(digits) > 0 || isTooLow || value > rule.most ? notANumber(rule) : null;
	}
	if (isTooLow && rule.least > 0 && value <= 0) return m.field_number_above_zero();
	if (value < 0 || value > rule.most) return m.field_number_bounds(bounds(rule));
	if (decimalsIn(digits) > rule.decimals) return m.field_number_decimals();
	return isTooLow ? m.field_number_above_zero() : null;
}
