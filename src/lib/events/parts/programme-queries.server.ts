/** A festival's programme as the public reads it. */
import { sql } from 'kysely';
import { coOrganisers, organiser } from '#lib/events/queries.server.ts';
import { partOf, type PartOf } from '#lib/events/rows.server.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked } from '#lib/platform/lists/keyset.server.ts';

const soonest = keyset(['event.startsAt', 'asc', 'moment'], ['event.id', 'asc', 'id']);

/** Its public parts by day and time, a page at a time; what is off among them. */
export const programmePage = (db: Handle, umbrellaId: number, asked: Asked) =>
	soonest.page(
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
			),
		asked,
	);

export type ProgrammePart = Awaited<ReturnType<typeof programmePage>>['rows'][number];

/** The festival that an event belongs to, where the public may see it. */
export const umbrellaOfEvent = async (db: Handle, id: number): Promise<PartOf | null> =>
	(await db.selectFrom('event').select(partOf('event').as('partOf')).where('id', '=', id).executeTakeFirst())
		?.partOf ?? null;
