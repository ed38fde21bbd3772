/** SQL of registrations. Whoever writes holds the event's row first, so that seats are counted one at a time. */
import { sql } from 'kysely';
import type { Handle, Database, Transaction } from '#lib/platform/database/database.server.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deleteInBatches } from '#lib/platform/lists/batches.server.ts';
import { columnsOf } from '#lib/platform/database/rows.ts';
import { findLink } from '#lib/platform/mail/links.server.ts';

/** `unconfirmed`: asked for by somebody who typed the e-mail, whoever that was. */
export type RegistrationState = 'unconfirmed' | 'confirmed' | 'waiting' | 'cancelled';

export interface Registration {
	id: number;
	eventId: number;
	name: string;
	email: string;
	locale: Locale;
	state: RegistrationState;
	/** Until when an unconfirmed one keeps a seat from others; null where it keeps none. */
	heldUntil: Date | null;
	mailedAt: Date;
	createdAt: Date;
}

const columns = columnsOf('registration', ['cancelledAt']);

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
	row: Omit<Registration, 'id'>,
): Promise<Registration> {
	const { id } = await trx.insertInto('registration').values(row).returning('id').executeTakeFirstOrThrow();
	return { ...row, id };
}

export async function updateRegistration(
	trx: Transaction,
	id: number,
	fields: Partial<Pick<Registration, 'name' | 'locale' | 'state' | 'heldUntil' | 'mailedAt'>> & {
		cancelledAt?: Date;
	},
): Promise<void> {
	await trx.updateTable('registration').set(fields).where('id', '=', id).execute();
}

export async function deleteRegistration(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('registration').where('id', '=', id).execute();
}

export interface Seats {
	/** Confirmed, and held for somebody who has not answered yet. */
	taken: number;
	waiting: number;
}

export async function countSeats(db: Handle, eventId: number, at: Date): Promise<Seats> {
	return db
		.selectFrom('registration')
		.select([
			sql<number>`(count(*) filter (where state = 'confirmed' or held_until > ${at}))::int`.as('taken'),
			sql<number>`(count(*) filter (where state = 'waiting'))::int`.as('waiting'),
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

/** Those who said themselves that they come: confirmed first, then the waiting list, each in the order they came. */
export const listRegistrations = (db: Handle, eventId: number, limit: number): Promise<Registration[]> =>
	registrations(db)
		.where('eventId', '=', eventId)
		.where('state', 'in', ['confirmed', 'waiting'])
		.orderBy('state')
		.orderBy('id')
		.limit(limit)
		.execute();

/** Those whose seat is held at this moment, the first to run out first. */
export const listHeld = (db: Handle, eventId: number, at: Date, limit: number): Promise<Registration[]> =>
	registrations(db)
		.where('eventId', '=', eventId)
		.where('heldUntil', '>', at)
		.orderBy('heldUntil')
		.orderBy('id')
		.limit(limit)
		.execute();

/** Deletes what nobody confirmed. */
export async function deleteUnconfirmed(db: Database, before: Date): Promise<void> {
	await db
		.deleteFrom('registration')
		.where('state', '=', 'unconfirmed')
		.where('createdAt', '<', before)
		.where('mailedAt', '<', before)
		.execute();
}

/** Deletes who signed up for what ended before `before`; a postponed event keeps them until it has been quiet as long. */
export const deleteOldRegistrations = (db: Database, before: Date): Promise<number> =>
	deleteInBatches(
		db,
		'registration',
		sql<boolean>`t.event_id in (select id from event where ends_at < ${before}
			and (state <> 'postponed' or state_changed_at < ${before}))`,
	);
