/** Numbers in files, which say in all their cells together which sign parts the decimals: `27.189` is either of two numbers. */

const written = /^[-−–]?\d[\d., ']*$/;
const most = 1e12;

/** The sign that parts decimals in these cells. */
export function decimalMarkIn(cells: readonly string[]): ',' | '.' {
	const numbers = cells.map((cell) => cell.trim()).filter((cell) => cell.length <= 40 && written.test(cell));
	let [comma, point] = [false, false];
	for (const number of numbers) {
		const [lastComma, lastPoint] = [number.lastIndexOf(','), number.lastIndexOf('.')];
		if (lastComma >= 0 && lastPoint >= 0) return lastComma > lastPoint ? ',' : '.';
		comma ||= lastComma >= 0;
		point ||= lastPoint >= 0;
	}
	// With both, one of them parts thousands: a point that is always followed by three figures.
	if (comma && point) return numbers.every((number) => /^[^.]*(?:\.\d{3})*$/.test(number)) ? ',' : '.';
	return comma ? ',' : '.';
}

/** Says of each of these cells whether it is one number or a thousand times it, as `1.234` is where no other cell tells. */
export function eitherIn(cells: readonly string[]): (cell: string) => boolean {
	const numbers = cells
		.map((cell) => cell.trim())
		.filter((cell) => cell.length <= 40 && /[.,]/.test(cell) && written.test(cell));
	const isEither = (cell: string) => /^[-−–]?[1-9]\d{0,2}[.,]\d{3}$/.test(cell.trim());
	return numbers.every(isEither) ? isEither : () => false;
}

/** Undefined for what is no number. */
export function readAmount(cell: string, mark: ',' | '.'): number | undefined {
	const text = cell.trim().replace(/^[−–]/, '-');
	if (text.length > 40) return undefined;
	const [whole = '', fraction, ...more] = text.split(mark);
	const apart = mark === ',' ? '.' : ',';
	const digits =
		/^-?\d{1,3}(?:[., ']\d{3})+$/.test(whole) && !whole.includes(mark) ? whole.replace(/[., ']/g, '') : whole;
	if (more.length > 0 || !/^-?\d+$/.test(digits) || (fraction !== undefined && !/^\d+$/.test(fraction)))
		return undefined;
	if (fraction?.includes(apart)) return undefined;
	const value = Number(fraction === undefined ? digits : `${digits}.${fraction}`);
	return Number.isFinite(value) && Math.abs(value) < most ? value : undefined;
}
