/**
 * A figure below five about people reads `<5` in public. Keeping one figure of a row back is not enough when the row's
 * sum is known elsewhere, so then the smallest of its others is kept back too, as "5 or more"; and a sum of several rows is
 * kept back where exactly one of them is, because the others would tell it. The same figures are veiled alike on every page.
 */
import { countsPeople, verificationLevels } from '#lib/commitments/commitment.ts';
import type { LevelSums } from '#lib/commitments/totals/sums.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { commitmentType } from '#lib/policy/catalogue.ts';
import type { Cell } from '#lib/ui/charts/chart.ts';

const least = 5;

export const isSmall = (amount: number): boolean => amount > 0 && amount < least;
const orMore: Cell = { text: `${least}+`, drawn: least, veiled: true };

/** As the public sees an amount of a row that is kept back. */
export const veiledCell = (amount: number): Cell =>
	isSmall(amount) ? { text: `<${least}`, drawn: least, veiled: true } : orMore;

/** One figure kept back alone would be told by the sum of the row. */
function neverAlone(cells: readonly Cell[], amounts: readonly number[]): Cell[] {
	if (cells.filter(({ veiled }) => veiled).length !== 1) return [...cells];
	const others = amounts.filter((amount, index) => amount > 0 && !cells[index]?.veiled);
	if (!others.length) return [...cells];
	const also = amounts.findIndex((amount, index) => amount === Math.min(...others) && !cells[index]?.veiled);
	return cells.map((cell, index) => (index === also ? orMore : cell));
}

const shown = (amount: number): Cell => ({ text: formatNumber(amount, 2), drawn: amount, veiled: false });

/** The amounts of one row as the public sees them; kept back ones are all drawn alike. */
export function publicCells(amounts: readonly number[], isAboutPeople: boolean): Cell[] {
	if (!isAboutPeople) return amounts.map(shown);
	const cells = amounts.map((amount) => (isSmall(amount) ? veiledCell(amount) : shown(amount)));
	return neverAlone(cells, amounts);
}

export const firmestFirst = verificationLevels.toReversed();

/** What is delivered by level, the firmest first: the sum of `parts`, which are shown elsewhere one by one. */
export function levelCells(type: string, parts: readonly LevelSums[]): Cell[] {
	const isAboutPeople = countsPeople(commitmentType(type));
	const rows = parts.map((part) => firmestFirst.map((level) => part[`level${level}`]));
	const amounts = firmestFirst.map((_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0));
	const whole = publicCells(amounts, isAboutPeople);
	if (parts.length < 2 || !isAboutPeople) return whole;
	const veils = rows.map((row) => publicCells(row, true));
	const cells = whole.map((cell, at) =>
		veils.filter((row) => row[at]?.veiled).length === 1 ? veiledCell(amounts[at] ?? 0) : cell,
	);
	return neverAlone(cells, amounts);
}

/** Parts of a sum, by time or otherwise: what the sum keeps back, they do too. */
export const partCells = (type: string, amounts: readonly number[], whole: Cell): Cell[] =>
	whole.veiled
		? amounts.map((amount) => (amount > 0 ? veiledCell(amount) : shown(amount)))
		: publicCells(amounts, countsPeople(commitmentType(type)));
