/** SQL of seats. Addresses are in none of everybody's questions. */
import { sql, type Insertable, type RawBuilder, type Updateable } from 'kysely';
import { letterLocale, type Locale } from '#lib/i18n/locale.ts';
import { most, type SeatKind, type SeatState } from '#lib/networks/circles/circle.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { CircleSeat } from '#lib/platform/database/tables.ts';
import { deletes, empties } from '#lib/platform/personal-data/keeping.server.ts';

/** An organisation that is suspended or closed sits nowhere; who speaks for it in a network is a member of it. */
const sits = sql<boolean>`((s.organisation_id is null or exists (select from organisation o where o.id = s.organisation_id
	and ${isShown('o')})) and (s.person_id is null or exists (select from membership mb
	where mb.person_id = s.person_id and mb.organisation_id = s.organisation_id)))`;
/** A person of an organisation is read from their account; else it is what was typed. */
const nameOf = sql<string | null>`coalesce(s.name, p.name)`;
const emailOf = sql<string | null>`coalesce(s.email, case when p.erased_at is null then p.email end)`;
/** An organisation stays in its network when who speaks for it leaves: it then has nobody who is written to. */
const isMember = sql<boolean>`(s.organisation_id is null or exists (select from organisation o where o.id = s.organisation_id
	and ${isShown('o')}))`;

const seats = (db: Handle) =>
	db
		.selectFrom('circleSeat as s')
		.leftJoin('organisation as org', 'org.id', 's.organisationId')
		.leftJoin('person as p', 'p.id', 's.personId')
		.select(['s.id', 's.circleId', 's.fromOn', 's.toOn', 's.showsName'])
		.select(['org.name as organisation', 'org.slug as organisationSlug'])
		.select(sql<SeatKind>`s.kind`.as('kind'))
		.select(sql<SeatState>`s.state`.as('state'));

/** Those who sit there, as everybody reads them: a name with its owner's yes. */
export const membersOf = (db: Handle, circleId: number) =>
	seats(db)
		.select(sql<string | null>`case when s.shows_name then ${nameOf} end`.as('name'))
		.where('s.circleId', '=', circleId)
		.where('s.state', '=', 'held')
		.where(isMember)
		.orderBy('s.kind')
		.orderBy(sql`org.name collate "da-x-icu"`)
		.orderBy('s.id')
		.limit(most.seats)
		.execute();

const own = (db: Handle) =>
	seats(db)
		.select(['s.muted', 's.locale', 's.invitedAt', 's.answeredAt', 's.organisationId', 's.personId'])
		.select([nameOf.as('name'), emailOf.as('email'), sits.as('sits')]);
export type OwnSeat = Awaited<ReturnType<ReturnType<typeof own>['executeTakeFirstOrThrow']>>;

/** The desk's: with names and addresses. */
export const deskSeats = (db: Handle, circleId: number): Promise<OwnSeat[]> =>
	own(db).where('s.circleId', '=', circleId).orderBy('s.state').orderBy('s.id').limit(most.seats).execute();

export const findSeat = (db: Handle, id: number): Promise<OwnSeat | undefined> =>
	own(db).where('s.id', '=', id).executeTakeFirst();

/** Held until the transaction ends. */
export async function lockSeat(trx: Transaction, id: number): Promise<OwnSeat | undefined> {
	await trx.selectFrom('circleSeat').select('id').where('id', '=', id).forUpdate().execute();
	return findSeat(trx, id);
}

export const openSeatOf = (trx: Transaction, circleId: number, email: string) =>
	trx
		.selectFrom('circleSeat')
		.select(['id'])
		.where('circleId', '=', circleId)
		.where(sql`lower(email)`, '=', email.toLowerCase())
		.where('state', 'in', ['invited', 'held'])
		.executeTakeFirst();

export const insertSeat = (trx: Transaction, row: Insertable<CircleSeat>) =>
	trx.insertInto('circleSeat').values(row).returning('id').executeTakeFirstOrThrow();

export async function updateSeat(trx: Transaction, id: number, row: Updateable<CircleSeat>): Promise<void> {
	await trx.updateTable('circleSeat').set(row).where('id', '=', id).execute();
}

/** An organisation's own in a network, asked for or held. */
export const seatOfOrganisation = (
	db: Handle,
	circleId: number,
	organisationId: number,
): Promise<OwnSeat | undefined> =>
	own(db)
		.where('s.circleId', '=', circleId)
		.where('s.organisationId', '=', organisationId)
		.where('s.personId', 'is not', null)
		.where('s.state', 'in', ['requested', 'held'])
		.executeTakeFirst();

/** All of an organisation's, by the circle's number. */
export async function seatsOfOrganisation(
	db: Handle,
	organisationId: number,
): Promise<Map<number, SeatState>> {
	const rows = await db
		.selectFrom('circleSeat')
		.select('circleId')
		.select(sql<SeatState>`state`.as('state'))
		.where('organisationId', '=', organisationId)
		.where('personId', 'is not', null)
		.where('state', 'in', ['requested', 'held'])
		.execute();
	return new Map(rows.map(({ circleId, state }) => [circleId, state]));
}

/** Those for which an address is written to; who speaks for an organisation in a network comes by their account. */
const ofMailbox = (db: Handle, email: string) =>
	db
		.selectFrom('circleSeat as s')
		.innerJoin('circle as c', 'c.id', 's.circleId')
		.select(['s.id', 'c.name'])
		.where(sql`lower(s.email)`, '=', email.toLowerCase())
		.where('s.state', '=', 'held')
		.where('s.muted', '=', false)
		.where(sits);
export type HeldSeat = Awaited<ReturnType<ReturnType<typeof ofMailbox>['executeTakeFirstOrThrow']>>;

/** By the name of the circle. */
export const seatsOfMailbox = (db: Handle, email: string, limit: number): Promise<HeldSeat[]> =>
	ofMailbox(db, email)
		.orderBy(sql`c.name collate "da-x-icu"`)
		.orderBy('s.id')
		.limit(limit)
		.execute();

export const findSeatOf = (db: Handle, email: string, id: number): Promise<HeldSeat | undefined> =>
	ofMailbox(db, email).where('s.id', '=', id).executeTakeFirst();

/** How many wait for a yes or a no of this organisation, in the networks that it coordinates. */
export async function countRequests(db: Handle, coordinatorId: number): Promise<number> {
	const { count } = await db
		.selectFrom('circleSeat as s')
		.innerJoin('circle as c', 'c.id', 's.circleId')
		.select(sql<number>`count(*)::int`.as('count'))
		.where('c.coordinatorId', '=', coordinatorId)
		.where('s.state', '=', 'requested')
		.where(sits)
		.executeTakeFirstOrThrow();
	return count;
}

/** By the last part of its address, a partner that everybody sees. */
export const shownOrganisation = (db: Handle, slug: string) =>
	db
		.selectFrom('organisation')
		.select('id')
		.where('slug', '=', slug)
		.where(isShown('organisation'))
		.executeTakeFirst();

export interface Reached {
	id: number;
	name: string;
	email: string;
	locale: Locale;
}

/** Whether a seat is written to on a day: held, within its term, not muted, and its organisation stands. */
const isReached = (today: string): RawBuilder<boolean> =>
	sql<boolean>`s.state = 'held' and ${emailOf} is not null and not s.muted and s.from_on <= ${today}::date
		and coalesce(s.to_on, 'infinity'::date) >= ${today}::date and ${sits}`;

const reached = (db: Handle, today: string) =>
	db
		.selectFrom('circleSeat as s')
		.leftJoin('person as p', 'p.id', 's.personId')
		.select('s.id')
		.select(sql<string>`coalesce(p.locale, s.locale)`.as('locale'))
		.select([sql<string>`${nameOf}`.as('name'), sql<string>`${emailOf}`.as('email')])
		.where(isReached(today))
		.orderBy('s.id');
const asReached = (row: { id: number; name: string; email: string; locale: string }): Reached => ({
	...row,
	locale: letterLocale(row.locale),
});

/** Who is mailed about a circle. */
export const reachedIn = async (db: Handle, circleId: number, today: string): Promise<Reached[]> =>
	(await reached(db, today).where('s.circleId', '=', circleId).execute()).map(asReached);

/** Of those who were asked to a meeting, who is still mailed. @param which `unreminded`: who comes or has said nothing, once */
export async function reachedAbout(
	db: Handle,
	meetingId: number,
	which: 'all' | 'unreminded',
	today: string,
	askedBefore?: Date,
): Promise<Reached[]> {
	const rows = await reached(db, today)
		.innerJoin('circleAnswer as a', 'a.seatId', 's.id')
		.where('a.meetingId', '=', meetingId)
		.$if(which === 'unreminded', (query) =>
			query
				.where('a.remindedAt', 'is', null)
				.where((eb) => eb.or([eb('a.answer', 'is', null), eb('a.answer', '=', 'yes')]))
				.where('a.askedAt', '<', askedBefore!),
		)
		.execute();
	return rows.map(asReached);
}

export const seatKeepings = [
	deletes('circleSeat', 'circleSeat', (before) => sql`t.state = 'invited' and t.invited_at < ${before}`),
	empties(
		'circleSeat',
		'circleSeat',
		['name', 'email'],
		(before) =>
			sql`(t.state = 'left' and t.left_at < ${before}) or (t.state = 'declined' and t.answered_at < ${before})`,
	),
	// Nobody has said that they left, and their time has been over as long.
	empties(
		'circleSeat',
		'circleSeat',
		['name', 'email'],
		(before) => sql`t.state = 'held' and t.person_id is null
			and t.to_on < (${before}::timestamptz at time zone 'Europe/Copenhagen')::date`,
		(at) => sql`state = 'left', left_at = ${at}, shows_name = false`,
	),
];
