/** Half-years. Each is named by its first day, and is a day like others to whoever compares or stores it. */

/** `2026-01-01` or `2026-07-01`. */
export type HalfYear = string;

/** The half-year that a day lies in. */
export const halfYearOf = (day: string): HalfYear =>
	`${day.slice(0, 4)}-${day.slice(5, 7) <= '06' ? '01' : '07'}-01`;

const isFirst = (halfYear: HalfYear): boolean => halfYear.slice(5, 7) === '01';
/** Half-years since the year nought. */
const indexOf = (halfYear: HalfYear): number =>
	Number(halfYear.slice(0, 4)) * 2 + (isFirst(halfYear) ? 0 : 1);

/** The half-year `steps` after this one; before, when negative. */
export function halfYearAfter(halfYear: HalfYear, steps = 1): HalfYear {
	const index = indexOf(halfYear) + steps;
	return `${Math.floor(index / 2)}-${index % 2 === 0 ? '01' : '07'}-01`;
}

/** Half-years from the first to the second; negative when the second comes first. */
export const halfYearsBetween = (from: HalfYear, to: HalfYear): number => indexOf(to) - indexOf(from);

/** Its last day: `2026-06-30`. */
export const halfYearEnd = (halfYear: HalfYear): string =>
	`${halfYear.slice(0, 4)}-${isFirst(halfYear) ? '06-30' : '12-31'}`;

/** `2026-1`, as an address has it. */
export const writeHalfYear = (halfYear: HalfYear): string =>
	`${halfYear.slice(0, 4)}-${isFirst(halfYear) ? 1 : 2}`;

/** Undefined for anything that is no half-year of this century. */
export function readHalfYear(text: string | null): HalfYear | undefined {
	const [, year, half] = /^(20\d\d)-([12])$/.exec(text ?? '') ?? [];
	return year && `${year}-${half === '1' ? '01' : '07'}-01`;
}
