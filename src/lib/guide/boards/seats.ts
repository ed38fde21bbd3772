/** Seats on boards in numbers: promised, open and filled. They count seats, never who sits there. */
import type { DistrictNr } from '#lib/geography/districts.ts';
import { boardKinds, type BoardKind } from '#lib/policy/boards.ts';

export interface Counted {
	kind: BoardKind;
	district: DistrictNr | null;
	open: number;
	filled: number;
}
export interface Promised {
	/** None: the whole city. */
	districts: readonly number[];
	seats: number;
}
interface Sum {
	promised: number;
	open: number;
	filled: number;
}

const sum = (rows: readonly Counted[], of: 'open' | 'filled') =>
	rows.reduce((total, row) => total + row[of], 0);

/** Where a promise is for one district it is that one's; one for several, or for the whole city, is no single district's. */
export const placeOf = ({ districts }: Promised): number | null =>
	districts.length === 1 ? (districts[0] ?? null) : null;

/** Kinds that have any seats, in their order. A promise says no kind. */
export const byKind = (counted: readonly Counted[]): { kind: BoardKind; open: number; filled: number }[] =>
	boardKinds.flatMap((kind) => {
		const rows = counted.filter((row) => row.kind === kind);
		return rows.length ? [{ kind, open: sum(rows, 'open'), filled: sum(rows, 'filled') }] : [];
	});

/** Each district that has any, and last what is no single district's. */
export function byDistrict(
	counted: readonly Counted[],
	promised: readonly Promised[],
): ({ district: number | null } & Sum)[] {
	const places = new Set([...counted.map(({ district }) => district), ...promised.map(placeOf)]);
	return [...places]
		.toSorted((one, other) => (one ?? Infinity) - (other ?? Infinity))
		.map((district) => {
			const rows = counted.filter((row) => row.district === district);
			const seats = promised.filter((row) => placeOf(row) === district);
			return {
				district,
				promised: seats.reduce((total, row) => total + row.seats, 0),
				open: sum(rows, 'open'),
				filled: sum(rows, 'filled'),
			};
		});
}

export const inAll = (counted: readonly Counted[], promised: readonly Promised[]): Sum => ({
	promised: promised.reduce((total, row) => total + row.seats, 0),
	open: sum(counted, 'open'),
	filled: sum(counted, 'filled'),
});
