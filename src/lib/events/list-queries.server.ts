/** Lists of events that other rooms and pages show. */
import { sql, type SqlBool } from 'kysely';
import type { CityEvent } from '#lib/events/event.ts';
import { coOrganisers, peopleWho, organiser } from '#lib/events/queries.server.ts';
import {
	hasEnded,
	holdsWith,
	isComing,
	leadsSeries,
	otherDates,
	partOf,
	partsFound,
	standsAlone,
	type OtherDates,
	type PartOf,
	type PartsFound,
} from '#lib/events/rows.server.ts';
import type { Organiser } from '#lib/listings/listing.ts';
import { isByShown } from '#lib/listings/rows.server.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { readingOnly } from '#lib/platform/database/reads.server.ts';

/** An event as a row in a list. */
export interface EventInList extends Pick<
	CityEvent,
	| 'id'
	| 'slug'
	| 'title'
	| 'contentLocale'
	| 'state'
	| 'startsAt'
	| 'endsAt'
	| 'priceKr'
	| 'languages'
	| 'accessibility'
	| 'capacity'
	| 'signUp'
	| 'placeName'
	| 'address'
	| 'districtNr'
	| 'seriesId'
	| 'isUmbrella'
	| 'umbrellaId'
> {
	organiser: Organiser;
	coOrganisers: Organiser[];
	taken: number;
	online: boolean;
	/** Of the series it leads in this list. */
	otherDates: OtherDates | null;
	/** The festival it belongs to, and the parts that a festival has still. */
	partOf: PartOf | null;
	parts: PartsFound | null;
}

const umbrellasAmong = (events: readonly EventInList[]): number[] =>
	events.flatMap(({ id, isUmbrella }) => (isUmbrella ? [id] : []));
/** What they are parts of. */
const aboveThem = (events: readonly EventInList[]): number[] =>
	events.flatMap(({ umbrellaId }) => umbrellaId ?? []);
const seriesAmong = (events: readonly EventInList[]): number[] =>
	events.flatMap(({ seriesId }) => seriesId ?? []);

const inList = (db: Handle) =>
	db
		.selectFrom('event')
		.select(['event.id', 'event.slug', 'event.title', 'event.contentLocale', 'event.state', 'event.startsAt'])
		.select(['event.endsAt', 'event.priceKr', 'event.languages', 'event.accessibility', 'event.capacity'])
		.select(['event.signUp', 'event.placeName', 'event.address', 'event.districtNr'])
		.select(sql<boolean>`event.online_url is not null`.as('online'))
		.select([organiser.as('organiser'), coOrganisers.as('coOrganisers'), peopleWho('come').as('taken')])
		.select([
			'event.seriesId',
			'event.isUmbrella',
			'event.umbrellaId',
			otherDates('event', now()).as('otherDates'),
		])
		.select(partOf('event').as('partOf'))
		.select(partsFound('event', { from: now(), until: null }).as('parts'))
		.where('event.state', '<>', 'draft');

/** Those that the public sees. */
const publicList = (db: Handle) => inList(db).where(isByShown('event'));

/** Public events that have not ended, soonest first, a series and a festival once: those the organisation holds, alone or with others. */
export async function upcomingEventsOf(
	db: Handle,
	organisationId: number,
	limit: number,
): Promise<EventInList[]> {
	// Asked for first, so that what is known of them can be told from every other event: to the planner and to what is kept.
	const heldWith = await readingOnly(
		() => ({ eventOrganiser: { organisationId } }),
		() =>
			db
				.selectFrom('eventOrganiser as eo')
				.select('eo.eventId')
				.where('eo.organisationId', '=', organisationId)
				.where(holdsWith)
				.execute(),
	);
	const ids = heldWith.map(({ eventId }) => eventId);
	/** Of no festival that is in this list. */
	const standsApart = (t: string) =>
		standsAlone(t, { from: now(), until: null }, [
			sql<SqlBool>`(u.organisation_id = ${organisationId} or u.id = any(${ids}::int[]))`,
		]);
	return readingOnly(
		(events) => ({
			event: {
				organisationId,
				id: [...ids, ...aboveThem(events)],
				seriesId: seriesAmong(events),
				umbrellaId: umbrellasAmong(events),
			},
			eventOrganiser: { eventId: events.map(({ id }) => id) },
			registration: { eventId: events.map(({ id }) => id) },
		}),
		() =>
			publicList(db)
				.where('event.id', 'in', comingOf(organisationId, ids))
				.where(leadsSeries('event', now(), [standsApart('s')]))
				.where(standsApart('event'))
				.orderBy('event.startsAt')
				.orderBy('event.id')
				.limit(limit)
				.execute(),
	);
}

/** In two halves, each by an index of its own. */
const comingOf = (organisationId: number, ids: readonly number[]) => {
	const coming = sql`not ${hasEnded('own', now())}`;
	return sql<number>`(select own.id from event own where own.organisation_id = ${organisationId} and ${coming}
		union select own.id from event own where own.id = any(${[...ids]}::int[]) and ${coming})`;
};

export interface NextEvent {
	id: number;
	slug: string;
	title: string;
	startsAt: Date;
	endsAt: Date;
	state: CityEvent['state'];
	capacity: number | null;
	signUp: CityEvent['signUp'];
	/** People who come, and on the waiting list. */
	registrations: number;
	waiting: number;
}

/** The organisation's own published events that are not over at `from`, for its workspace. */
export const nextEventsOf = (
	db: Handle,
	organisationId: number,
	from: Date,
	limit: number,
): Promise<NextEvent[]> =>
	db
		.selectFrom('event')
		.select(['event.id', 'event.slug', 'event.title', 'event.startsAt', 'event.endsAt', 'event.state'])
		.select(['event.capacity', 'event.signUp'])
		.select([peopleWho('come').as('registrations'), peopleWho('wait').as('waiting')])
		.where('event.organisationId', '=', organisationId)
		.where('event.state', '=', 'published')
		.where(sql<boolean>`not ${hasEnded('event', from)}`)
		.orderBy('event.startsAt')
		.orderBy('event.id')
		.limit(limit)
		.execute();

/** An event that its organiser's suspension or end takes along. */
export type EventAtStake = Omit<NextEvent, 'capacity' | 'signUp'> & Pick<CityEvent, 'contentLocale'>;

/** The next of an organisation's coming events, and how many there are. */
export async function eventsAtStake(
	db: Handle,
	organisationId: number,
): Promise<{ events: EventAtStake[]; count: number }> {
	const rows = await db
		.selectFrom('event')
		.select(['event.id', 'event.slug', 'event.title', 'event.contentLocale'])
		.select(['event.startsAt', 'event.endsAt', 'event.state'])
		.select([peopleWho('come').as('registrations'), peopleWho('wait').as('waiting')])
		.select(sql<number>`(count(*) over ())::int`.as('count'))
		.where('event.organisationId', '=', organisationId)
		.where(isComing('event', now()))
		.orderBy('event.startsAt')
		.orderBy('event.id')
		.limit(12)
		.execute();
	return { events: rows.map(({ count: _, ...event }) => event), count: rows[0]?.count ?? 0 };
}

/** Public events that serve a commitment: those that are on, coming ones soonest first, then past ones, latest first. */
export const eventsServing = (db: Handle, commitmentId: number, limit: number): Promise<EventInList[]> =>
	readingOnly(
		(events) => ({
			event: {
				commitmentId,
				id: aboveThem(events),
				seriesId: seriesAmong(events),
				umbrellaId: umbrellasAmong(events),
			},
			eventOrganiser: { eventId: events.map(({ id }) => id) },
			registration: { eventId: events.map(({ id }) => id) },
		}),
		() =>
			publicList(db)
				.where('event.commitmentId', '=', commitmentId)
				.where((eb) =>
					eb.or([
						hasEnded('event', now()),
						leadsSeries('event', now(), [sql<SqlBool>`s.commitment_id = ${commitmentId}`]),
					]),
				)
				.orderBy(hasEnded('event', now()))
				.orderBy(
					sql`case when ${hasEnded('event', now())} then ${now()}::timestamptz - event.starts_at
				else greatest(event.starts_at - ${now()}::timestamptz, interval '0') end`,
				)
				.orderBy('event.startsAt')
				.orderBy('event.id')
				.limit(limit)
				.execute(),
	);

/** Held days ago without anybody saying so: what to mark as held. */
export const eventsToReport = (db: Handle, organisationId: number, limit: number): Promise<EventInList[]> =>
	inList(db)
		.where('event.organisationId', '=', organisationId)
		.where('event.state', '=', 'published')
		.where('event.heldAt', 'is', null)
		.where('event.startsAt', '<=', now())
		.orderBy('event.startsAt', 'desc')
		.orderBy('event.id', 'desc')
		.limit(limit)
		.execute();

/** Whether a published event of an organisation that is shown has this picture. */
export const eventShowsPicture = async (db: Database, key: string): Promise<boolean> =>
	Boolean(
		await db
			.selectFrom('image')
			.innerJoin('event', 'event.imageId', 'image.id')
			.innerJoin('organisation', 'organisation.id', 'event.organisationId')
			.select('image.id')
			.where('image.fileKey', '=', key)
			.where('image.takenDownAt', 'is', null)
			.where('event.state', '<>', 'draft')
			.where(isShown('organisation'))
			.executeTakeFirst(),
	);
