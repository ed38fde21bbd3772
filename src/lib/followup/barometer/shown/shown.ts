/** Figures as anybody may read them: rounded once, in chart, table and text alike; small counts of people under the house's veil. */
import { isSmall, publicCells, veiledCell } from '#lib/commitments/totals/veil.ts';
import { shownFigures, type Definition, type Figure } from '#lib/followup/barometer/indicator.ts';
import { amountText } from '#lib/followup/barometer/words.ts';

export interface Shown extends Figure {
	/** The figure as it is written, `<5` where it is veiled; null where there is none. */
	text: string | null;
	/** The exact figure is kept back. */
	veiled: boolean;
}

/**
 * A veiled figure loses its value: nothing that leaves the server tells it. Of one half-year the districts are a row whose sum
 * is known, so that no single one of them is kept back alone.
 */
export function showFigures(
	{ decimals, countsPeople }: Pick<Definition, 'decimals' | 'countsPeople'>,
	figures: readonly Figure[],
): Shown[] {
	const kept = shownFigures(figures);
	const veils = new Map<Figure, string>();
	if (countsPeople) {
		for (const halfYear of new Set(kept.map((figure) => figure.halfYear))) {
			const row = kept.filter((figure) => figure.halfYear === halfYear);
			for (const part of [row.filter(isDistrict), row.filter((figure) => !isDistrict(figure))]) {
				// One that is kept back for being few is as one of fewer than five: the others may not tell it.
				const cells = publicCells(
					part.map(({ value, withheld }) => (withheld === 'few' ? 1 : (value ?? 0))),
					true,
				);
				for (const [index, cell] of cells.entries()) if (cell.veiled) veils.set(part[index]!, cell.text);
			}
		}
	}
	return kept.map((figure) => {
		const veil = veils.get(figure);
		if (veil !== undefined && figure.value !== null)
			return { ...figure, value: null, reference: null, text: veil, veiled: true };
		return {
			...figure,
			text: figure.value === null ? null : amountText(figure.value, { decimals }),
			veiled: false,
		};
	});
}

const isDistrict = ({ districtNr }: Figure): boolean => districtNr !== null;

/** A figure that a class was made from, raw, or veiled as everywhere. */
export const inputShown = (
	value: number | null,
	{ countsPeople }: Pick<Definition, 'countsPeople'>,
): number | string | null =>
	value !== null && countsPeople && isSmall(value) ? veiledCell(value).text : value;
