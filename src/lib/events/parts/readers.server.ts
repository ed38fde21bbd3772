/** What pages ask about festivals and their parts. Nothing here writes. */
import type { EventOnPage } from '#lib/events/event.ts';
import {
	partsWithSeats,
	programmePage,
	umbrellaOfEvent,
	type ProgrammePart,
} from '#lib/events/parts/programme-queries.server.ts';
import {
	countComingParts,
	hasPartServing,
	partAsksOf,
	partsOf,
} from '#lib/events/parts/part-queries.server.ts';
import type { PartOf } from '#lib/events/rows.server.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { readingOnly } from '#lib/platform/database/reads.server.ts';
import type { Page } from '#lib/platform/lists/keyset.server.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';

export type Programme = Page<ProgrammePart>;
const partsOnPage = 60;

/** A festival's programme, a page at a time; null for what is none. */
export function programmeOf(
	db: Database,
	{ id, isUmbrella }: Pick<EventOnPage, 'id' | 'isUmbrella'>,
	after: string | null = null,
): Promise<Programme | null> {
	if (!isUmbrella) return Promise.resolve(null);
	const read = () =>
		readingOnly(
			({ rows }) => ({
				event: { umbrellaId: id },
				eventOrganiser: { eventId: rows.map((part) => part.id) },
			}),
			() => programmePage(db, id, { after, limit: partsOnPage }),
		);
	// Anybody can write any place into an address.
	return after === null ? figure(`programme of ${id}`, read) : read();
}

/** The parts of a festival that lasts a day, with the seats that are free; where there are more, the first. */
export const sessionsOf = (db: Handle, umbrellaId: number) => partsWithSeats(db, umbrellaId, partsOnPage);
export type Session = Awaited<ReturnType<typeof sessionsOf>>[number];

/** The festival that an event is a part of, where the public may see it. */
export function festivalOf(
	db: Database,
	{ id, umbrellaId }: Pick<EventOnPage, 'id' | 'umbrellaId'>,
): Promise<PartOf | null> {
	if (umbrellaId === null) return Promise.resolve(null);
	return figure(`festival of ${id}`, () =>
		readingOnly(
			() => ({ event: { id: [id, umbrellaId] } }),
			() => umbrellaOfEvent(db, id),
		),
	);
}

/** What a festival's desk says of its parts: how many, who has not answered, what cancelling would reach. */
export async function umbrellaDesk(db: Database, event: EventOnPage, now: Date) {
	const { id, commitmentId } = event;
	const [parts, coming, countsByPart] = await Promise.all([
		partsOf(db, id),
		countComingParts(db, event, now),
		commitmentId === null ? false : hasPartServing(db, { id, commitmentId }),
	]);
	return {
		...coming,
		total: parts.filter((part) => part.isIn).length,
		waits: parts.filter(({ asked }) => asked === 'asked').length,
		countsByPart,
	};
}

/** Questions that wait for an answer. */
export async function countPartAsks(db: Database, organisationId: number, now: Date): Promise<number> {
	return (await partAsksOf(db, organisationId, now)).filter(({ state }) => state === 'asked').length;
}

export { partAsksOf } from '#lib/events/parts/part-queries.server.ts';
export { findUmbrella } from '#lib/events/parts/programme-queries.server.ts';
