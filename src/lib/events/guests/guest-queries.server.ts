/** SQL of the organiser's list. */
import { sql } from 'kysely';
import type { Guest, GuestFilter } from '#lib/events/guests/guests.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';
import { holds } from '#lib/platform/lists/search.server.ts';

const rank = sql<number>`(case state when 'confirmed' then 1 when 'offered' then 2 when 'waiting' then 3 else 4 end)`;
/** Those with a place first, then who is offered one, then the waiting list; each in the order they came. */
const inTurn = keyset([rank, 'asc', 'count'], ['id', 'asc', 'id']);
const byName = keyset([sql`fold(name)`, 'asc', 'text'], ['id', 'asc', 'id']);

/** Who said yes, and whoever's seat is held at this moment. */
const guests = (db: Handle, eventId: number, { q, state }: GuestFilter, at: Date) =>
	db
		.selectFrom('registration')
		.select([
			...(['id', 'name', 'email', 'people', 'companions', 'answers', 'state'] as const),
			...(['heldUntil', 'offeredUntil', 'createdAt', 'attended'] as const),
		])
		.where('eventId', '=', eventId)
		.where(({ or, eb }) =>
			or([eb('state', 'in', ['confirmed', 'offered', 'waiting']), eb('heldUntil', '>', at)]),
		)
		.where(holds(sql`fold(name || ' ' || email || ' ' || array_to_string(companions, ' '))`, q))
		.$if(state !== null, (rows) => rows.where('state', '=', state!));

export const guestsPage = (
	db: Handle,
	eventId: number,
	{ filter, at, ...asked }: Asked & { filter: GuestFilter; at: Date },
): Promise<Page<Guest>> => inTurn.page(guests(db, eventId, filter, at), asked);

export const guestsByName = (
	db: Handle,
	eventId: number,
	{ filter, at, ...asked }: Asked & { filter: GuestFilter; at: Date },
): Promise<Page<Guest>> => byName.page(guests(db, eventId, filter, at), asked);
