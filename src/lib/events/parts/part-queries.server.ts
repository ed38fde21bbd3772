/** SQL of umbrellas and their parts: whose they are, who is asked, and what an organiser may choose among. */
import { sql } from 'kysely';
import type { CityEvent } from '#lib/events/event.ts';
import { mostParts, type PartState } from '#lib/events/parts/part.ts';
import { hasEnded } from '#lib/events/rows.server.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { matches } from '#lib/platform/lists/search.server.ts';

type Umbrella = Pick<CityEvent, 'id' | 'organisationId' | 'startsAt' | 'endsAt'>;

const optionColumns = [
	'event.id',
	'event.slug',
	'event.title',
	'event.contentLocale',
	'event.startsAt',
	'event.endsAt',
	'event.state',
	'event.placeName',
	'event.address',
	'event.districtNr',
	'event.organisationId',
	'o.name as organiser',
	'o.kind as organiserKind',
	'o.slug as organiserSlug',
] as const;

const options = (db: Handle) =>
	db
		.selectFrom('event')
		.innerJoin('organisation as o', 'o.id', 'event.organisationId')
		.select(optionColumns)
		.orderBy('event.startsAt')
		.orderBy('event.id');

/** An event that is, or can be, a part; `asked` is what was asked of another organisation. */
export type PartOption = Awaited<ReturnType<typeof ownWithin>>[number] & {
	asked?: PartState | null;
	isIn?: boolean;
};

/** Its parts, also those that are drafts yet, and others' that were asked, whatever they said. */
export const partsOf = (db: Handle, umbrellaId: number): Promise<PartOption[]> =>
	options(db)
		.leftJoin('eventPart as p', (join) =>
			join.onRef('p.eventId', '=', 'event.id').on('p.umbrellaId', '=', umbrellaId),
		)
		.select([
			'p.state as asked',
			sql<boolean>`event.umbrella_id is not distinct from ${umbrellaId}::int`.as('isIn'),
		])
		.where((eb) =>
			eb(
				'event.id',
				'in',
				sql<number>`(select part.id from event part where part.umbrella_id = ${umbrellaId}
					union select asked.event_id from event_part asked where asked.umbrella_id = ${umbrellaId})`,
			),
		)
		.limit(2 * mostParts)
		.execute();

/** What is ticked in a form, where the organisation may know of it. */
export const optionsBySlugs = (db: Handle, organisationId: number, slugs: readonly string[]) =>
	options(db)
		.where('event.slug', 'in', [...slugs.slice(0, mostParts), ''])
		.where((eb) =>
			eb.or([
				eb('event.organisationId', '=', organisationId),
				eb.and([eb('event.state', '<>', 'draft'), isShown('o')]),
			]),
		)
		.execute();

/** What could be a part at all, by its day: the check `event_part_within_days` and `liesWithin` say the rest. */
const within = (db: Handle, { id, startsAt, endsAt }: Umbrella) =>
	options(db)
		.where('event.startsAt', '>=', new Date(startsAt.getTime() - 86_400_000))
		.where('event.startsAt', '<=', new Date(endsAt.getTime() + 86_400_000))
		.where('event.id', '<>', id)
		.where('event.isUmbrella', '=', false)
		.where('event.umbrellaId', 'is', null)
		.where('event.state', '<>', 'cancelled')
		.where('event.heldAt', 'is', null)
		.where('event.mergedIntoId', 'is', null)
		.where('event.takenDownAt', 'is', null);

const mostOffered = 100;

/** The organisation's own about those days, also drafts and dates of series. */
export const ownWithin = (db: Handle, umbrella: Umbrella) =>
	within(db, umbrella)
		.where('event.organisationId', '=', umbrella.organisationId)
		.where((eb) => eb.or([eb('event.seriesId', 'is', null), eb('event.occurrenceOn', 'is not', null)]))
		.limit(mostOffered)
		.execute();

const mostFound = 12;

/** Others' public events about those days with these words: their title, place or organiser. */
export const othersWithin = (db: Handle, umbrella: Umbrella, text: string) =>
	within(db, umbrella)
		.where('event.organisationId', '<>', umbrella.organisationId)
		.where('event.state', '<>', 'draft')
		.where(isShown('o'))
		.where(matches('event.search', text))
		.limit(mostFound)
		.execute();

/** How many coming parts are its organiser's own, and others'. */
export async function countComingParts(
	db: Handle,
	{ id, organisationId }: Pick<CityEvent, 'id' | 'organisationId'>,
	now: Date,
): Promise<{ own: number; others: number }> {
	const { own, all } = await db
		.selectFrom('event')
		.select([
			sql<number>`(count(*) filter (where organisation_id = ${organisationId}))::int`.as('own'),
			sql<number>`count(*)::int`.as('all'),
		])
		.where('umbrellaId', '=', id)
		.where('state', 'in', ['published', 'postponed'])
		.where('heldAt', 'is', null)
		.where(sql<boolean>`not ${hasEnded('event', now)}`)
		.executeTakeFirstOrThrow();
	return { own, others: all - own };
}

/** Somebody else's programme that an organisation's event is asked for, or stands in. */
export interface PartAsk {
	state: 'asked' | 'accepted';
	part: Pick<CityEvent, 'slug' | 'title' | 'contentLocale' | 'startsAt' | 'endsAt'>;
	umbrella: Pick<CityEvent, 'slug' | 'title' | 'contentLocale' | 'startsAt' | 'endsAt'>;
	organiser: string;
}

/** Those that are not over, soonest first. */
export async function partAsksOf(db: Handle, organisationId: number, now: Date): Promise<PartAsk[]> {
	const rows = await db
		.selectFrom('event')
		.innerJoin('eventPart as p', 'p.eventId', 'event.id')
		.innerJoin('event as u', 'u.id', 'p.umbrellaId')
		.innerJoin('organisation as o', 'o.id', 'u.organisationId')
		.select(['event.slug', 'event.title', 'event.contentLocale', 'event.startsAt', 'event.endsAt', 'p.state'])
		.select(['u.slug as umbrellaSlug', 'u.title as umbrellaTitle', 'u.contentLocale as umbrellaLocale'])
		.select(['u.startsAt as umbrellaStartsAt', 'u.endsAt as umbrellaEndsAt', 'o.name as organiser'])
		.where('event.organisationId', '=', organisationId)
		.where('p.state', 'in', ['asked', 'accepted'])
		.where('event.state', 'in', ['published', 'postponed'])
		.where('u.state', 'in', ['published', 'postponed'])
		.where(isShown('o'))
		.where(sql<boolean>`not ${hasEnded('event', now)}`)
		.orderBy('event.startsAt')
		.orderBy('event.id')
		.limit(100)
		.execute();
	return rows.map((row) => ({
		state: row.state === 'accepted' ? 'accepted' : 'asked',
		part: row,
		umbrella: {
			slug: row.umbrellaSlug,
			title: row.umbrellaTitle,
			contentLocale: row.umbrellaLocale,
			startsAt: row.umbrellaStartsAt,
			endsAt: row.umbrellaEndsAt,
		},
		organiser: row.organiser,
	}));
}

/** A question's events, by the slugs in a form. */
export const idsAsked = (db: Transaction, { umbrella, event }: { umbrella: string; event: string }) =>
	db
		.selectFrom('eventPart as p')
		.innerJoin('event as u', 'u.id', 'p.umbrellaId')
		.innerJoin('event as e', 'e.id', 'p.eventId')
		.select(['u.id as umbrellaId', 'e.id as eventId'])
		.where('u.slug', '=', umbrella)
		.where('e.slug', '=', event)
		.executeTakeFirst();

/** Whether a part that is neither a draft nor off serves the commitment. */
export const hasPartServing = async (
	db: Handle,
	{ id, commitmentId }: { id: number; commitmentId: number },
): Promise<boolean> =>
	Boolean(
		await db
			.selectFrom('event')
			.select('id')
			.where('umbrellaId', '=', id)
			.where('commitmentId', '=', commitmentId)
			.where('state', 'in', ['published', 'postponed'])
			.limit(1)
			.executeTakeFirst(),
	);
