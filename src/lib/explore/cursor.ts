/** A place in the merged list: the last event and the last opportunity that were shown. */
export interface Cursor {
	event: { startsAt: Date; id: number } | null;
	opportunity: { deadlineOn: string; id: number } | null;
}

export const firstPage: Cursor = { event: null, opportunity: null };

export function writeCursor({ event, opportunity }: Cursor): string {
	const parts = [];
	if (event) parts.push(`e${event.startsAt.getTime() / 1000}-${event.id}`);
	if (opportunity) parts.push(`o${opportunity.deadlineOn.replaceAll('-', '')}-${opportunity.id}`);
	return parts.join('.');
}

/** The first page for anything that is not a cursor of ours. */
export function readCursor(text: string | null): Cursor {
	const cursor: Cursor = { ...firstPage };
	for (const [, kind, position, id] of (text ?? '').matchAll(/([eo])(\d{1,11})-(\d{1,9})(?:\.|$)/g)) {
		if (kind === 'e') cursor.event = { startsAt: new Date(Number(position) * 1000), id: Number(id) };
		const day = /^(\d{4})(0[1-9]|1[0-2])([0-2]\d|3[01])$/.exec(position ?? '');
		if (kind === 'o' && day) {
			cursor.opportunity = { deadlineOn: `${day[1]}-${day[2]}-${day[3]}`, id: Number(id) };
		}
	}
	return cursor;
}
