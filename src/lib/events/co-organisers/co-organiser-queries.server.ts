/** SQL of those who are asked to hold an event with another. */
import { sql } from 'kysely';
import type { CoOrganiser, CoOrganiserState } from '#lib/events/co-organisers/co-organiser.ts';
import type { CityEvent } from '#lib/events/event.ts';
import { hasEnded, holdsWith } from '#lib/events/rows.server.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

const rows = (db: Handle, eventId: number) =>
	db
		.selectFrom('eventOrganiser')
		.innerJoin('organisation', 'organisation.id', 'eventOrganiser.organisationId')
		.select(['organisation.id', 'organisation.slug', 'organisation.name', 'organisation.kind'])
		.select([
			'eventOrganiser.state',
			'eventOrganiser.askedAt',
			'eventOrganiser.asks',
			'eventOrganiser.decidedAt',
		])
		.where('eventOrganiser.eventId', '=', eventId)
		.where('organisation.state', '=', 'approved')
		.orderBy(sql`organisation.name collate "da-x-icu"`)
		.orderBy('organisation.id');

/** Everybody who was chosen or asked, whatever they said, for the organiser's own pages. */
export const coOrganisersOf = (db: Handle, eventId: number): Promise<CoOrganiser[]> =>
	rows(db, eventId).execute();

export const lockCoOrganisers = (trx: Transaction, eventId: number): Promise<CoOrganiser[]> =>
	rows(trx, eventId)
		.modifyEnd(sql`for update of event_organiser`)
		.execute();

/** Others that hold the event and take part. */
export const coHolders = (db: Handle, eventId: number): Promise<{ id: number }[]> =>
	db
		.selectFrom('eventOrganiser as eo')
		.innerJoin('organisation as o', 'o.id', 'eo.organisationId')
		.select('o.id')
		.where('eo.eventId', '=', eventId)
		.where(holdsWith)
		.where(isShown('o'))
		.orderBy('o.id')
		.execute();

export const insertCoOrganiser = (
	trx: Transaction,
	row: {
		eventId: number;
		organisationId: number;
		state: 'named' | 'asked';
		askedAt?: Date;
		askedBy?: number | null;
		asks?: number;
	},
) => trx.insertInto('eventOrganiser').values(row).execute();

export const updateCoOrganiser = (
	trx: Transaction,
	{ eventId, organisationId }: { eventId: number; organisationId: number },
	change: {
		state: CoOrganiserState;
		askedAt?: Date;
		askedBy?: number | null;
		asks?: number;
		decidedAt: Date | null;
		decidedBy: number | null;
	},
) =>
	trx
		.updateTable('eventOrganiser')
		.set(change)
		.where('eventId', '=', eventId)
		.where('organisationId', '=', organisationId)
		.execute();

export const forgetCoOrganiser = (trx: Transaction, eventId: number, organisationId: number) =>
	trx
		.deleteFrom('eventOrganiser')
		.where('eventId', '=', eventId)
		.where('organisationId', '=', organisationId)
		.where('state', '=', 'named')
		.execute();

/** How many organisations have been asked about an event, also those who are out of it again. */
export async function countAsked(db: Handle, eventId: number): Promise<number> {
	const { count } = await db
		.selectFrom('eventOrganiser')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('eventId', '=', eventId)
		.where('askedAt', 'is not', null)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** What an organisation was asked about one event, held until it has answered; the event first, as by those who edit it. */
export async function lockAsk(trx: Transaction, eventSlug: string, organisationId: number) {
	await trx.selectFrom('event').select('id').where('slug', '=', eventSlug).forNoKeyUpdate().execute();
	return trx
		.selectFrom('eventOrganiser')
		.innerJoin('event', 'event.id', 'eventOrganiser.eventId')
		.select(['event.id as eventId', 'event.state as eventState', 'eventOrganiser.state'])
		.where('event.slug', '=', eventSlug)
		.where('eventOrganiser.organisationId', '=', organisationId)
		.modifyEnd(sql`for update of event_organiser`)
		.executeTakeFirst();
}

/** Of the series that an event belongs to: its id, and who said yes for the organisation to its latest date, if a member still. */
export const answeredForSeries = (
	trx: Transaction,
	{ eventId, organisationId }: { eventId: number; organisationId: number },
): Promise<{ seriesId: number; personId: number | null } | undefined> =>
	trx
		.selectFrom('event')
		.select('event.seriesId')
		.select(
			sql<number | null>`(select case when eo.state = 'accepted' then m.person_id end
				from event other join event_organiser eo on eo.event_id = other.id
				left join membership m on m.person_id = eo.decided_by and m.organisation_id = eo.organisation_id
				where other.series_id = event.series_id and eo.organisation_id = ${organisationId}
					and eo.decided_at is not null
				order by eo.decided_at desc, other.id desc limit 1)`.as('personId'),
		)
		.where('event.id', '=', eventId)
		.where('event.seriesId', 'is not', null)
		.$narrowType<{ seriesId: number }>()
		.executeTakeFirst();

/** What else it was asked about in the same series and has not answered, held. */
export async function lockAskedInSeries(
	trx: Transaction,
	{ eventId, organisationId }: { eventId: number; organisationId: number },
): Promise<{ eventId: number }[]> {
	const { rows } = await sql<{ eventId: number }>`select other.id as event_id
		from event join event other on other.series_id = event.series_id and other.id <> event.id
			and other.state in ('published', 'postponed')
		join event_organiser eo on eo.event_id = other.id
		where event.id = ${eventId} and eo.organisation_id = ${organisationId} and eo.state = 'asked'
		order by other.id for update of eo`.execute(trx);
	return rows;
}

/** Somebody else's event as those see it who are asked about it, or hold it with them. */
export interface SharedEvent extends Pick<
	CityEvent,
	'id' | 'slug' | 'title' | 'contentLocale' | 'startsAt' | 'endsAt'
> {
	organiser: string;
	state: 'asked' | 'accepted';
}

/** Coming ones first, and those of the last year. */
export const sharedEventsOf = (db: Handle, organisationId: number, now: Date): Promise<SharedEvent[]> =>
	db
		.selectFrom('eventOrganiser')
		.innerJoin('event', 'event.id', 'eventOrganiser.eventId')
		.innerJoin('organisation', 'organisation.id', 'event.organisationId')
		.select([
			'event.id',
			'event.slug',
			'event.title',
			'event.contentLocale',
			'event.startsAt',
			'event.endsAt',
		])
		.select(['organisation.name as organiser', 'eventOrganiser.state'])
		.$narrowType<{ state: SharedEvent['state'] }>()
		.where('eventOrganiser.organisationId', '=', organisationId)
		.where('eventOrganiser.state', 'in', ['asked', 'accepted'])
		.where('event.state', 'in', ['published', 'postponed'])
		.where('organisation.state', '=', 'approved')
		// A series asks once: what is answered of one date is answered of all.
		.where(
			sql<boolean>`(event.series_id is null or event_organiser.state <> 'asked' or not exists (
				select from event earlier join event_organiser eo on eo.event_id = earlier.id
				where earlier.series_id = event.series_id and earlier.state in ('published', 'postponed')
					and earlier.ends_at > ${now} and eo.organisation_id = event_organiser.organisation_id
					and eo.state = 'asked' and (earlier.starts_at, earlier.id) < (event.starts_at, event.id)))`,
		)
		.where('event.endsAt', '>', new Date(now.getTime() - 365 * 86_400_000))
		.orderBy(hasEnded('event', now))
		.orderBy('event.startsAt')
		.orderBy('event.id')
		.limit(100)
		.execute();

export async function countAsks(db: Handle, organisationId: number, now: Date): Promise<number> {
	const shared = await sharedEventsOf(db, organisationId, now);
	return shared.filter(({ state }) => state === 'asked').length;
}

export const deskOf = (
	db: Handle,
	organisationId: number,
): Promise<{ name: string; slug: string } | undefined> =>
	db.selectFrom('organisation').select(['name', 'slug']).where('id', '=', organisationId).executeTakeFirst();
