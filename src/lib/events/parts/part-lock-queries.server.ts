/** SQL that holds umbrellas and parts until a transaction ends. Who takes several takes them in the order of their ids. */
import { sql } from 'kysely';
import type { CityEvent } from '#lib/events/event.ts';
import { mostParts, type PartState } from '#lib/events/parts/part.ts';
import { eventColumns } from '#lib/events/queries.server.ts';
import { hasEnded } from '#lib/events/rows.server.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

export interface HeldPart extends CityEvent {
	/** What was asked of another organisation; null where nothing was. */
	asked: Pick<PartRow, 'state' | 'askedAt' | 'asks' | 'decidedAt'> | null;
	isShown: boolean;
}
interface PartRow {
	state: PartState;
	askedAt: Date | null;
	asks: number;
	decidedAt: Date | null;
}

/**
 * What is a part, was asked or is chosen now. Who holds an umbrella and parts takes them in the order of their ids, as who
 * merges does: where the umbrella is not held yet, its slug is among the `slugs`.
 */
export async function lockParts(
	trx: Transaction,
	umbrellaId: number,
	slugs: readonly string[],
): Promise<HeldPart[]> {
	const events = await trx
		.selectFrom('event')
		.select(eventColumns)
		.select(
			sql<boolean>`exists (select from organisation o where o.id = event.organisation_id and ${isShown('o')})`.as(
				'isShown',
			),
		)
		.where((eb) =>
			eb.or([
				eb('event.slug', 'in', [...slugs, '']),
				eb('event.umbrellaId', '=', umbrellaId),
				eb(
					'event.id',
					'in',
					sql<number>`(select event_id from event_part where umbrella_id = ${umbrellaId})`,
				),
			]),
		)
		.orderBy('event.id')
		.forUpdate()
		.execute();
	const rows = await trx
		.selectFrom('eventPart')
		.select(['eventId', 'state', 'askedAt', 'asks', 'decidedAt'])
		.where('umbrellaId', '=', umbrellaId)
		.forUpdate()
		.execute();
	const asked = new Map(rows.map(({ eventId, ...row }) => [eventId, row]));
	return events.map((event) => ({ ...event, asked: asked.get(event.id) ?? null }));
}

/** An event, and the parts it has, held. */
export async function lockWithParts(trx: Transaction, slug: string): Promise<CityEvent | undefined> {
	const held = await trx
		.selectFrom('event')
		.select(eventColumns)
		.where((eb) =>
			eb.or([
				eb('slug', '=', slug),
				eb('umbrellaId', '=', sql<number>`(select id from event where slug = ${slug} and is_umbrella)`),
			]),
		)
		.orderBy('event.id')
		.forUpdate()
		.execute();
	return held.find((event) => event.slug === slug);
}

/** The parts that one has to decide about when the umbrella is off: neither off, nor held, nor over; held until the end. */
export const lockComingParts = (trx: Transaction, umbrellaId: number, now: Date): Promise<CityEvent[]> =>
	trx
		.selectFrom('event')
		.select(eventColumns)
		.where('event.umbrellaId', '=', umbrellaId)
		.where('event.state', 'in', ['published', 'postponed'])
		.where('event.heldAt', 'is', null)
		.where(sql<boolean>`not ${hasEnded('event', now)}`)
		.orderBy('event.id')
		.forUpdate()
		.execute();

/** Its parts, to be asked whether they would lie outside at other times. */
export const partsToMove = (trx: Transaction, umbrellaId: number): Promise<CityEvent[]> =>
	trx
		.selectFrom('event')
		.select(eventColumns)
		.where('event.umbrellaId', '=', umbrellaId)
		.orderBy('event.startsAt')
		.orderBy('event.id')
		.limit(mostParts)
		.execute();

/** An event and its umbrella, held. */
export async function lockWithUmbrella(trx: Transaction, slug: string): Promise<CityEvent | undefined> {
	const held = await trx
		.selectFrom('event')
		.select(eventColumns)
		.where((eb) =>
			eb.or([
				eb('slug', '=', slug),
				eb('event.id', '=', sql<number>`(select umbrella_id from event where slug = ${slug})`),
			]),
		)
		.orderBy('event.id')
		.forUpdate()
		.execute();
	return held.find((event) => event.slug === slug);
}
