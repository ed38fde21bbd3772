/** SQL of registrations. Whoever writes holds the event's row first, so that seats are counted one at a time. */
import { sql } from 'kysely';
import type { Handle } from '#lib/events/queries.server.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deleteInBatches } from '#lib/platform/batches.server.ts';
import type { Database, Transaction } from '#lib/platform/database.server.ts';

export type RegistrationState = 'confirmed' | 'waiting' | 'cancelled';

export interface Registration {
	id: number;
	eventId: number;
	name: string;
	email: string;
	locale: Locale;
	state: RegistrationState;
	createdAt: Date;
}

const columns = ['id', 'eventId', 'name', 'email', 'locale', 'state', 'createdAt'] as const;

export const findByEmail = (
	trx: Transaction,
	eventId: number,
	email: string,
): Promise<Registration | undefined> =>
	trx
		.selectFrom('registration')
		.select(columns)
		.where('eventId', '=', eventId)
		.where(sql`lower(email)`, '=', email.toLowerCase())
		.where('state', '<>', 'cancelled')
		.$castTo<Registration>()
		.executeTakeFirst();

export const findBySecret = (db: Handle, secretHash: string): Promise<Registration | undefined> =>
	db
		.selectFrom('registration')
		.select(columns)
		.where('secretHash', '=', secretHash)
		.$castTo<Registration>()
		.executeTakeFirst();

export async function insertRegistration(
	trx: Transaction,
	row: Omit<Registration, 'id'> & { secretHash: string },
): Promise<Registration> {
	const { id } = await trx.insertInto('registration').values(row).returning('id').executeTakeFirstOrThrow();
	return { ...row, id };
}

export async function updateRegistration(
	trx: Transaction,
	id: number,
	fields: { state?: RegistrationState; secretHash?: string; cancelledAt?: Date },
): Promise<void> {
	await trx.updateTable('registration').set(fields).where('id', '=', id).execute();
}

export async function countByState(db: Handle, eventId: number): Promise<{ taken: number; waiting: number }> {
	return db
		.selectFrom('registration')
		.select([
			sql<number>`(count(*) filter (where state = 'confirmed'))::int`.as('taken'),
			sql<number>`(count(*) filter (where state = 'waiting'))::int`.as('waiting'),
		])
		.where('eventId', '=', eventId)
		.executeTakeFirstOrThrow();
}

/** Those who came first to the waiting list. */
export const firstWaiting = (trx: Transaction, eventId: number, limit: number): Promise<Registration[]> =>
	trx
		.selectFrom('registration')
		.select(columns)
		.where('eventId', '=', eventId)
		.where('state', '=', 'waiting')
		.orderBy('id')
		.limit(limit)
		.$castTo<Registration>()
		.execute();

/** Confirmed first, then the waiting list, each in the order they came. */
export const listRegistrations = (db: Handle, eventId: number, limit: number): Promise<Registration[]> =>
	db
		.selectFrom('registration')
		.select(columns)
		.where('eventId', '=', eventId)
		.where('state', '<>', 'cancelled')
		.orderBy('state')
		.orderBy('id')
		.limit(limit)
		.$castTo<Registration>()
		.execute();

/** Deletes who signed up for what ended before `before`; a postponed event keeps them until it has been quiet as long. */
export const deleteOldRegistrations = (db: Database, before: Date): Promise<number> =>
	deleteInBatches(
		db,
		'registration',
		sql<boolean>`t.event_id in (select id from event where ends_at < ${before}
			and (state <> 'postponed' or state_changed_at < ${before}))`,
	);
