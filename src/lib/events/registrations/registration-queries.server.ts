/** SQL of registrations. Whoever writes holds the event's row first, so that seats are counted one at a time. */
import { sql } from 'kysely';
import type { Handle, Database, Transaction } from '#lib/platform/database/database.server.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deleteInBatches } from '#lib/platform/lists/batches.server.ts';
import { isByShown } from '#lib/listings/rows.server.ts';
import { columnsOf } from '#lib/platform/database/rows.ts';
import type { Party } from '#lib/events/registrations/party.ts';
import { findLink } from '#lib/platform/mail/links.server.ts';
import { countRows, deletes } from '#lib/platform/personal-data/keeping.server.ts';

/** `unconfirmed`: asked for by somebody who typed the e-mail, whoever that was. `offered`: a place, until a given moment. */
export type RegistrationState = 'unconfirmed' | 'confirmed' | 'waiting' | 'offered' | 'cancelled';

export interface Registration extends Party {
	id: number;
	eventId: number;
	email: string;
	locale: Locale;
	state: RegistrationState;
	/** Until when an unconfirmed one keeps a seat from others; null where it keeps none. */
	heldUntil: Date | null;
	/** Until when the place is theirs to accept; of one who is cancelled, when that ran out. */
	offeredUntil: Date | null;
	/** People who were served before this group since it has waited. */
	passed: number;
	mailedAt: Date;
	createdAt: Date;
}

const columns = columnsOf('registration', [
	'cancelledAt',
	'remindedOf',
	'attended',
	'checkedInAt',
	'checkedInBy',
]);

const registrations = (db: Handle) => db.selectFrom('registration').select(columns);

export const findByEmail = (
	trx: Transaction,
	eventId: number,
	email: string,
): Promise<Registration | undefined> =>
	registrations(trx)
		.where('eventId', '=', eventId)
		.where(sql`lower(email)`, '=', email.toLowerCase())
		.where('state', '<>', 'cancelled')
		.executeTakeFirst();

/** Of a mailbox that cancelled and signed up again, every link is about where it stands now. */
export async function findBySecret(db: Handle, secret: string): Promise<Registration | undefined> {
	const link = await findLink(db, 'registration', secret);
	const own = link && (await registrations(db).where('id', '=', link.registrationId).executeTakeFirst());
	if (own?.state !== 'cancelled') return own;
	const newer = await registrations(db)
		.where('eventId', '=', own.eventId)
		.where(sql`lower(email)`, '=', own.email.toLowerCase())
		.where('state', '<>', 'cancelled')
		.executeTakeFirst();
	return newer ?? own;
}

export async function insertRegistration(
	trx: Transaction,
	row: Omit<Registration, 'id' | 'offeredUntil' | 'passed'>,
): Promise<Registration> {
	const { id } = await trx
		.insertInto('registration')
		.values({ ...row, answers: JSON.stringify(row.answers) })
		.returning('id')
		.executeTakeFirstOrThrow();
	return { ...row, id, offeredUntil: null, passed: 0 };
}

export async function updateRegistration(
	trx: Transaction,
	id: number,
	{
		answers,
		...fields
	}: Partial<
		Pick<Registration, 'locale' | 'state' | 'heldUntil' | 'offeredUntil' | 'mailedAt' | keyof Party>
	> & {
		cancelledAt?: Date;
	},
): Promise<void> {
	await trx
		.updateTable('registration')
		.set({ ...fields, ...(answers && { answers: JSON.stringify(answers) }) })
		.where('id', '=', id)
		.execute();
}

export async function deleteRegistration(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('registration').where('id', '=', id).execute();
}

/** All in people. */
export interface Seats {
	/** Confirmed, offered, and held for somebody who has not answered yet. */
	taken: number;
	waiting: number;
	/** Offered until before now. */
	offersOver: number;
}

export async function countSeats(db: Handle, eventId: number, at: Date): Promise<Seats> {
	return db
		.selectFrom('registration')
		.select([
			sql<number>`coalesce(sum(people) filter (where state in ('confirmed', 'offered') or held_until > ${at}), 0)::int`.as(
				'taken',
			),
			sql<number>`coalesce(sum(people) filter (where state = 'waiting'), 0)::int`.as('waiting'),
			sql<number>`coalesce(sum(people) filter (where state = 'offered' and offered_until <= ${at}), 0)::int`.as(
				'offersOver',
			),
		])
		.where('eventId', '=', eventId)
		.executeTakeFirstOrThrow();
}

/** Those who came first to the waiting list. */
export const firstWaiting = (trx: Transaction, eventId: number, limit: number): Promise<Registration[]> =>
	registrations(trx)
		.where('eventId', '=', eventId)
		.where('state', '=', 'waiting')
		.orderBy('id')
		.limit(limit)
		.execute();

/** These got seats before others who have waited longer. */
export async function countPassed(trx: Transaction, passed: ReadonlyMap<number, number>): Promise<void> {
	for (const [id, people] of passed)
		await trx
			.updateTable('registration')
			.set({ passed: sql`passed + ${people}` })
			.where('id', '=', id)
			.execute();
}

/** Offers that ran out, the first to run out first. */
export const offersOver = (trx: Transaction, eventId: number, at: Date): Promise<Registration[]> =>
	registrations(trx)
		.where('eventId', '=', eventId)
		.where('state', '=', 'offered')
		.where('offeredUntil', '<=', at)
		.orderBy('offeredUntil')
		.orderBy('id')
		.execute();

/** No offer outlasts the sign-up. */
export async function capOffers(trx: Transaction, eventId: number, startsAt: Date): Promise<void> {
	await trx
		.updateTable('registration')
		.set({ offeredUntil: startsAt })
		.where('eventId', '=', eventId)
		.where('state', '=', 'offered')
		.where('offeredUntil', '>', startsAt)
		.execute();
}

/** Nothing can be accepted at present: they wait again, in their old place. */
export async function withdrawOffers(trx: Transaction, eventId: number): Promise<void> {
	await trx
		.updateTable('registration')
		.set({ state: 'waiting', offeredUntil: null })
		.where('eventId', '=', eventId)
		.where('state', '=', 'offered')
		.execute();
}

/** The first is one. */
export async function placeInQueue(
	db: Handle,
	{ id, eventId }: Pick<Registration, 'id' | 'eventId'>,
): Promise<number> {
	const { place } = await db
		.selectFrom('registration')
		.select(({ fn }) => fn.countAll<number>().as('place'))
		.where('eventId', '=', eventId)
		.where('state', '=', 'waiting')
		.where('id', '<=', id)
		.executeTakeFirstOrThrow();
	return Number(place);
}

/** Those who said themselves that they come: confirmed first, those who are offered a place, then the waiting list, each in the order they came. */
export const listRegistrations = (db: Handle, eventId: number, limit: number): Promise<Registration[]> =>
	registrations(db)
		.where('eventId', '=', eventId)
		.where('state', 'in', ['confirmed', 'offered', 'waiting'])
		.orderBy('state')
		.orderBy('id')
		.limit(limit)
		.execute();

const mostReminded = 2000;

/** Events that begin in this time and have somebody who was not told of it. */
export async function eventsToRemindOf(
	db: Handle,
	{ from, to, signedUpBefore }: { from: Date; to: Date; signedUpBefore: Date },
): Promise<number[]> {
	const rows = await db
		.selectFrom('event')
		.select('event.id')
		.where('event.state', '=', 'published')
		.where('event.startsAt', '>=', from)
		.where('event.startsAt', '<', to)
		.where(isByShown('event'))
		.where(
			sql<boolean>`exists (select from registration r where r.event_id = event.id and r.state = 'confirmed'
				and r.created_at < ${signedUpBefore} and r.reminded_of is distinct from event.starts_at)`,
		)
		.orderBy('event.startsAt')
		.orderBy('event.id')
		.limit(mostReminded)
		.execute();
	return rows.map(({ id }) => id);
}

export const notReminded = (
	trx: Transaction,
	event: { id: number; startsAt: Date },
	signedUpBefore: Date,
	limit: number,
): Promise<Registration[]> =>
	registrations(trx)
		.where('eventId', '=', event.id)
		.where('state', '=', 'confirmed')
		.where('createdAt', '<', signedUpBefore)
		.where(sql<boolean>`reminded_of is distinct from ${event.startsAt}`)
		.orderBy('id')
		.limit(limit)
		.execute();

export async function setReminded(trx: Transaction, ids: readonly number[], startsAt: Date): Promise<void> {
	if (!ids.length) return;
	await trx.updateTable('registration').set({ remindedOf: startsAt }).where('id', 'in', ids).execute();
}

/** Deletes what nobody confirmed. */
export const unconfirmedRegistrations = deletes(
	'unconfirmedRegistration',
	'registration',
	(before) => sql`t.state = 'unconfirmed' and t.created_at < ${before} and t.mailed_at < ${before}`,
);

/** Who signed up for what ended before `before`; a postponed event keeps them until it has been quiet as long. */
const isOld = (before: Date) => sql<boolean>`t.event_id in (select id from event where ends_at < ${before}
	and (state <> 'postponed' or state_changed_at < ${before}))`;

export const countOldRegistrations = (db: Database, before: Date): Promise<number> =>
	countRows(db, 'registration', isOld(before));

export const deleteOldRegistrations = (db: Database, before: Date): Promise<number> =>
	deleteInBatches(db, 'registration', isOld(before));
