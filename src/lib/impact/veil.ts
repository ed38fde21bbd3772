/**
 * A figure below five about people reads `<5` in public. Keeping one figure of a row back is not enough when the row's
 * sum is known elsewhere, so then the smallest of its others is kept back too, as "5 or more".
 */
import { formatNumber } from '#lib/i18n/numbers.ts';
import type { Cell } from '#lib/ui/charts/chart.ts';

const least = 5;

const isSmall = (amount: number) => amount > 0 && amount < least;

/** The amounts of one row as the public sees them; kept back ones are all drawn alike. */
export function publicCells(amounts: readonly number[], isAboutPeople: boolean): Cell[] {
	const cells = amounts.map((amount): Cell =>
		isAboutPeople && isSmall(amount)
			? { text: `<${least}`, drawn: least, veiled: true }
			: { text: formatNumber(amount, 2), drawn: amount, veiled: false },
	);
	if (cells.filter(({ veiled }) => veiled).length !== 1) return cells;
	const others = amounts.filter((amount, index) => amount > 0 && !cells[index]?.veiled);
	if (!others.length) return cells;
	const also = amounts.indexOf(Math.min(...others));
	return cells.map((cell, index) =>
		index === also ? { text: `${least}+`, drawn: least, veiled: true } : cell,
	);
}
