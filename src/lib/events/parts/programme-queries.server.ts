/** A festival's programme as the public reads it. */
import { sql } from 'kysely';
import { coOrganisers, organiser, peopleWho } from '#lib/events/queries.server.ts';
import { partOf, type PartOf } from '#lib/events/rows.server.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked } from '#lib/platform/lists/keyset.server.ts';

const soonest = keyset(['event.startsAt', 'asc', 'moment'], ['event.id', 'asc', 'id']);

const publicParts = (db: Handle, umbrellaId: number) =>
	db
		.selectFrom('event')
		.select(['event.id', 'event.slug', 'event.title', 'event.contentLocale', 'event.state'])
		.select(['event.startsAt', 'event.endsAt', 'event.placeName', 'event.address', 'event.districtNr'])
		.select(['event.lat', 'event.lng', 'event.priceKr'])
		.select(sql<boolean>`event.online_url is not null`.as('online'))
		.select([organiser.as('organiser'), coOrganisers.as('coOrganisers')])
		.where('event.umbrellaId', '=', umbrellaId)
		.where('event.state', '<>', 'draft')
		.where(
			sql<boolean>`exists (select from organisation o where o.id = event.organisation_id and ${isShown('o')})`,
		);

/** Its public parts by day and time, a page at a time; what is off among them. */
export const programmePage = (db: Handle, umbrellaId: number, asked: Asked) =>
	soonest.page(publicParts(db, umbrellaId), asked);

/** The first of them, each with who may come: the seats, and how many are taken. */
export const partsWithSeats = (db: Handle, umbrellaId: number, limit: number) =>
	publicParts(db, umbrellaId)
		.select(['event.capacity', 'event.signUp', peopleWho('come').as('taken')])
		.orderBy('event.startsAt')
		.orderBy('event.id')
		.limit(limit)
		.execute();

/** A festival that everybody may see, by the last part of its address. */
export const findUmbrella = (db: Handle, slug: string) =>
	db
		.selectFrom('event')
		.select(['event.id', 'event.startsAt', 'event.endsAt'])
		.where('event.slug', '=', slug)
		.where('event.isUmbrella', '=', true)
		.where('event.state', '<>', 'draft')
		.executeTakeFirst();

export type ProgrammePart = Awaited<ReturnType<typeof programmePage>>['rows'][number];

/** The festival that an event belongs to, where the public may see it. */
export const umbrellaOfEvent = async (db: Handle, id: number): Promise<PartOf | null> =>
	(await db.selectFrom('event').select(partOf('event').as('partOf')).where('id', '=', id).executeTakeFirst())
		?.partOf ?? null;
