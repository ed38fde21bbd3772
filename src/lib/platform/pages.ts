/** Pages of a list by day: the cursor of the last row shown, and where the next page begins. */
import { dayIn, idIn } from '#lib/platform/address-values.ts';

/** A place in a list by day: the last row that was shown. */
export interface DayCursor {
	on: string;
	id: number;
}

export const writeDayCursor = ({ on, id }: DayCursor): string => `${on.replaceAll('-', '')}-${id}`;

/** Undefined for anything that is not a cursor of ours. */
export function readDayCursor(text: string | null): DayCursor | undefined {
	const [, day, number] = /^(\d{8})-(\d{1,10})$/.exec(text ?? '') ?? [];
	const [on, id] = [dayIn(day), idIn(number)];
	return on && id ? { on, id } : undefined;
}

/** A page and where the next one begins; `rows` holds one more than `size` when there is a next one. */
export function pageOf<Row extends { id: number }>(
	rows: readonly Row[],
	size: number,
	dayOf: (row: Row) => string,
): { rows: Row[]; next: string | null } {
	const shown = rows.slice(0, size);
	const last = shown.at(-1);
	return {
		rows: shown,
		next: rows.length > size && last ? writeDayCursor({ on: dayOf(last), id: last.id }) : null,
	};
}

/** A page of a list by id, and the id to go on after. */
export function paged<Row extends { id: number }>(rows: readonly Row[], limit: number) {
	const items = rows.slice(0, limit);
	return { items, after: rows.length > limit ? items.at(-1)?.id : undefined };
}
