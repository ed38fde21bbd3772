/** What an address is signed up for. */
import { sql } from 'kysely';
import type { Handle } from '#lib/platform/database/database.server.ts';

const signUps = (db: Handle, email: string) =>
	db
		.selectFrom('registration as r')
		.innerJoin('event as e', 'e.id', 'r.eventId')
		.where(sql`lower(r.email)`, '=', email.toLowerCase())
		.where('r.state', '<>', 'cancelled');

/** What is still to come, soonest first. */
export const signUpsOf = (db: Handle, email: string, now: Date, limit: number) =>
	signUps(db, email)
		.select(['r.id', 'r.state', 'e.slug', 'e.title', 'e.contentLocale', 'e.startsAt', 'e.endsAt'])
		.select('e.state as eventState')
		.where('e.endsAt', '>', now)
		.orderBy('e.startsAt')
		.orderBy('r.id')
		.limit(limit)
		.execute();

export const findSignUp = (db: Handle, email: string, id: number) =>
	signUps(db, email).select(['r.id', 'e.slug']).where('r.id', '=', id).executeTakeFirst();
