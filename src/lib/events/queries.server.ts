/** SQL of events: one row with its organisers, picture and seats; lists; writing. */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { hasEnded, holdsWith, isComing } from '#lib/events/rows.server.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { sql } from 'kysely';
import {
	keptByUs,
	type CityEvent,
	type EventOnPage,
	type EventState,
	type HeldCorrection,
} from '#lib/events/event.ts';
import type { TakedownReason } from '#lib/listings/takedown.ts';
import type { Organiser, Picture } from '#lib/listings/listing.ts';
import { meetingOf } from '#lib/events/registrations/changes.ts';
import type { Database, Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { KnownMeeting } from '#lib/platform/database/tables.ts';
import { without } from '#lib/platform/keys.ts';
import { columnsOf } from '#lib/platform/database/rows.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';

/** Not whose hand wrote it, nor what it was imported from. */
export const eventColumns = columnsOf('event', [
	'search',
	'createdBy',
	'stateChangedBy',
	'source',
	'sourceKey',
	'knownBefore',
	'underUmbrella',
]);

const organiserJson = sql`json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'kind', o.kind, 'state', o.state)`;
export const organiser = sql<EventOnPage['organiser']>`(
	select ${organiserJson} from organisation o where o.id = event.organisation_id)`;
export const coOrganisers = sql<Organiser[]>`coalesce((
	select json_agg(${organiserJson} order by o.name collate "da-x-icu", o.id)
	from event_organiser eo join organisation o on o.id = eo.organisation_id
	where eo.event_id = event.id and ${holdsWith} and ${isShown('o')}), '[]')`;
const picture = sql<Picture | null>`(
	select json_build_object('key', i.file_key, 'width', i.width, 'height', i.height) from image i
	where i.id = event.image_id and i.taken_down_at is null)`;
/** People, not sign-ups: who has a seat or is offered one, or who waits. */
export const peopleWho = (what: 'come' | 'wait', event = sql.ref('event.id')) => sql<number>`(
	select coalesce(sum(r.people), 0)::int from registration r
	where r.event_id = ${event} and r.state ${what === 'come' ? sql`in ('confirmed', 'offered')` : sql`= 'waiting'`})`;

/** Whom somebody who signed up can ask, as the organiser's own page says it. */
export interface OrganiserContact {
	slug: string;
	name: string;
	state: OrganisationState;
	publicEmail: string | null;
	publicPhone: string | null;
}

export const organiserContact = (db: Handle, organisationId: number): Promise<OrganiserContact> =>
	db
		.selectFrom('organisation')
		.select(['slug', 'name', 'state', 'publicEmail', 'publicPhone'])
		.where('id', '=', organisationId)
		.executeTakeFirstOrThrow();

export const eventsOnPage = (db: Handle) =>
	db
		.selectFrom('event')
		.select(eventColumns)
		.select([organiser.as('organiser'), coOrganisers.as('coOrganisers'), picture.as('picture')])
		.select([peopleWho('come').as('taken'), peopleWho('wait').as('waiting')]);

export const findEvent = (db: Handle, slug: string): Promise<EventOnPage | undefined> =>
	eventsOnPage(db).where('event.slug', '=', slug).executeTakeFirst();

export const findEventById = (db: Handle, id: number): Promise<EventOnPage | undefined> =>
	eventsOnPage(db).where('event.id', '=', id).executeTakeFirst();

/** Holds the row until the transaction ends: seats, states and counting are decided one at a time. */
export const lockEvent = (trx: Transaction, slug: string): Promise<CityEvent | undefined> =>
	trx.selectFrom('event').select(eventColumns).where('event.slug', '=', slug).forUpdate().executeTakeFirst();

export const lockEventById = (trx: Transaction, id: number): Promise<CityEvent | undefined> =>
	trx.selectFrom('event').select(eventColumns).where('event.id', '=', id).forUpdate().executeTakeFirst();

/** As their organisers have them; no more of them than there are numbers. */
export const eventsAmong = async (db: Handle, ids: readonly number[]): Promise<CityEvent[]> =>
	ids.length === 0
		? []
		: db
				.selectFrom('event')
				.select(eventColumns)
				.where('event.id', 'in', [...ids])
				.limit(ids.length)
				.execute();

/** What an organisation is still to hold, also what waits for a new date; held until the transaction ends. */
export const lockComing = (trx: Transaction, organisationId: number, now: Date): Promise<CityEvent[]> =>
	trx
		.selectFrom('event')
		.select(eventColumns)
		.where('event.organisationId', '=', organisationId)
		.where(isComing('event', now))
		.orderBy('event.id')
		.forUpdate()
		.execute();

/** What a form writes, and a copy takes along. */
export type EventFields = Omit<CityEvent, (typeof keptByUs)[number]>;
export const fieldsOf = (event: CityEvent): EventFields => without(event, keptByUs);

/** What is asked of those who sign up is kept as JSON. */
const stored = <F extends Partial<EventFields>>({ questions, ...fields }: F) => ({
	...fields,
	...(questions && { questions: JSON.stringify(questions) }),
});

export const insertEvent = (
	trx: Transaction,
	row: EventFields &
		Partial<Pick<CityEvent, 'seriesId' | 'occurrenceOn'>> & {
			slug: string;
			organisationId: number;
			createdBy: number | null;
			createdAt: Date;
		},
): Promise<{ id: number }> =>
	trx
		.insertInto('event')
		.values({ ...stored(row), stateChangedAt: row.createdAt })
		.returning('id')
		.executeTakeFirstOrThrow();

export async function updateEvent(
	trx: Transaction,
	id: number,
	fields: Partial<EventFields> &
		Partial<Pick<CityEvent, 'changedAt' | 'sequence' | 'heldAt' | 'attendance' | 'detached'>>,
): Promise<void> {
	await trx.updateTable('event').set(stored(fields)).where('id', '=', id).execute();
}

/** Before a change: what those who signed up have been told, until they are told of all that changed since. */
export async function rememberKnown(trx: Transaction, event: CityEvent): Promise<void> {
	await trx
		.updateTable('event')
		.set({ knownBefore: sql`coalesce(known_before, ${JSON.stringify(meetingOf(event))}::text::jsonb)` })
		.where('id', '=', event.id)
		.execute();
}

export const knownMeeting = async (db: Handle, id: number): Promise<KnownMeeting | null> =>
	(await db.selectFrom('event').select('knownBefore').where('id', '=', id).executeTakeFirst())?.knownBefore ??
	null;

/** They have been told of this revision; a later one tells for itself. */
export async function forgetKnown(db: Database, id: number, sequence: number): Promise<void> {
	await db
		.updateTable('event')
		.set({ knownBefore: null })
		.where('id', '=', id)
		.where('sequence', '=', sequence)
		.execute();
}

export async function setState(
	trx: Transaction,
	id: number,
	change: { state: EventState; at: Date; personId: number | null; reason: string | null; publishedAt?: Date },
): Promise<void> {
	const { state, at, personId, reason, publishedAt } = change;
	await trx
		.updateTable('event')
		.set({ state, stateChangedAt: at, stateChangedBy: personId, stateReason: reason })
		.$if(publishedAt !== undefined, (query) => query.set({ publishedAt }))
		.where('id', '=', id)
		.execute();
}

/** It is a draft meanwhile, and of a series no longer; `state` is the one it comes back to. */
export async function setTakenDown(
	trx: Transaction,
	{ id, sequence, occurrenceOn }: Pick<CityEvent, 'id' | 'sequence' | 'occurrenceOn'>,
	{ at, reason }: { at: Date; reason: TakedownReason | null },
	state: EventState = 'draft',
): Promise<void> {
	await trx
		.updateTable('event')
		.set({ state, stateChangedAt: at, takenDownAt: reason && at, takenDownReason: reason })
		.set({ sequence: sequence + 1, detached: occurrenceOn !== null })
		.where('id', '=', id)
		.execute();
}

export async function insertCorrection(
	trx: Transaction,
	row: {
		eventId: number;
		attendanceBefore: number;
		attendanceAfter: number | null;
		reason: string;
		correctedBy: number | null;
		correctedAt: Date;
	},
): Promise<void> {
	await trx.insertInto('eventCorrection').values(row).execute();
}

/** Newest first. */
export const correctionsOf = (db: Handle, eventId: number): Promise<HeldCorrection[]> =>
	db
		.selectFrom('eventCorrection')
		.select(['id', 'attendanceBefore as before', 'attendanceAfter as after', 'reason', 'correctedAt'])
		.where('eventId', '=', eventId)
		.orderBy('id', 'desc')
		.limit(20)
		.execute();

export async function deleteEvent(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('event').where('id', '=', id).execute();
}

export const approvedBySlugs = (db: Handle, slugs: readonly string[]): Promise<Organiser[]> =>
	slugs.length === 0
		? Promise.resolve([])
		: db
				.selectFrom('organisation')
				.select(['id', 'slug', 'name', 'kind'])
				.where('slug', 'in', slugs)
				.where(isShown('organisation'))
				.orderBy(sql`name collate "da-x-icu"`)
				.execute();

const soonest = keyset(['event.startsAt', 'asc', 'moment'], ['event.id', 'asc', 'id']);
const latest = keyset(['event.startsAt', 'desc', 'moment'], ['event.id', 'desc', 'id']);

/**
 * An organisation's events on one side of now, also drafts: coming ones first to last, without the dates of series, which
 * have pages of their own; past ones last to first, with them, for each is to be reported.
 */
export function ownEvents(
	db: Handle,
	organisationId: number,
	{ when, now, ...asked }: { when: 'coming' | 'past'; now: Date } & Asked,
): Promise<Page<EventOnPage>> {
	const coming = when === 'coming';
	const query = eventsOnPage(db)
		.where('event.organisationId', '=', organisationId)
		.where((eb) =>
			coming
				? eb('event.seriesId', 'is', null)
				: eb.or([eb('event.seriesId', 'is', null), eb('event.occurrenceOn', 'is not', null)]),
		)
		.where(coming ? sql<boolean>`not ${hasEnded('event', now)}` : hasEnded('event', now));
	return (coming ? soonest : latest).page(query, asked);
}

/** Whether the public sees what this organiser has put up. */
export async function isOrganiserShown(db: Handle, organisationId: number): Promise<boolean> {
	const row = await db
		.selectFrom('organisation')
		.select('id')
		.where('id', '=', organisationId)
		.where(isShown('organisation'))
		.executeTakeFirst();
	return row !== undefined;
}

/** The address' part of an organisation's own event. */
export const slugOfEvent = async (db: Handle, id: number): Promise<string | undefined> =>
	(await db.selectFrom('event').select('slug').where('id', '=', id).executeTakeFirst())?.slug;
