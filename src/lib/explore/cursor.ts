import { dayIn, idIn } from '#lib/platform/address-values.ts';

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
	for (const part of (text ?? '').slice(0, 100).split('.')) {
		const [, kind, position, number] = /^([eo])(\d{1,11})-(\d{1,10})$/.exec(part) ?? [];
		const id = idIn(number);
		if (!id) continue;
		const deadlineOn = dayIn(position);
		if (kind === 'e') cursor.event = { startsAt: new Date(Number(position) * 1000), id };
		else if (deadlineOn) cursor.opportunity = { deadlineOn, id };
	}
	return cursor;
}
