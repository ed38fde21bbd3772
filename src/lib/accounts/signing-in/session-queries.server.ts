import { sql, type Insertable } from 'kysely';
import { memberships } from '#lib/accounts/actor-queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { Session } from '#lib/platform/database/tables.ts';
import { env } from '#lib/platform/env.server.ts';
import { deletes } from '#lib/platform/personal-data/keeping.server.ts';
import { daysBefore } from '#lib/platform/personal-data/retention.ts';

/** A session that began after `since`, with its person as they stand now. */
export const findSession = (db: Database, idHash: string, since: Date) =>
	db
		.selectFrom('session as s')
		.innerJoin('person as p', 'p.id', 's.personId')
		.select([
			's.expiresAt',
			's.createdAt',
			'p.id',
			'p.name',
			'p.email',
			'p.locale',
			'p.emailConfirmedAt',
			'p.municipalRole',
		])
		.select(memberships.as('memberships'))
		.where('s.idHash', '=', idHash)
		.where('s.createdAt', '>', since)
		.where('p.erasedAt', 'is', null)
		.executeTakeFirst();

export const sessionsOf = (db: Database, personId: number) =>
	db.selectFrom('session').selectAll().where('personId', '=', personId).execute();

export async function insertSession(db: Database, row: Insertable<Session>): Promise<void> {
	await db.insertInto('session').values(row).execute();
}

/** Kept until then, at most `mostDays` from its beginning; never shortened. */
export async function prolongSession(
	db: Database,
	idHash: string,
	expiresAt: Date,
	mostDays: number,
): Promise<void> {
	const until = sql<Date>`least(${expiresAt}::timestamptz, created_at + ${mostDays} * interval '24 hours')`;
	await db
		.updateTable('session')
		.set({ expiresAt: until })
		.where('idHash', '=', idHash)
		.where('expiresAt', '<', until)
		.execute();
}

export async function deleteSession(db: Database, idHash: string): Promise<void> {
	await db.deleteFrom('session').where('idHash', '=', idHash).execute();
}

export async function deleteSessionsOf(db: Database, personId: number): Promise<void> {
	await db.deleteFrom('session').where('personId', '=', personId).execute();
}

/** A session says itself when it ends; however much it is used, not later than `SESSION_DAYS` after it began. */
export const sessionKeepings = [
	deletes('session', 'session', (_before, at) => sql`t.expires_at < ${at}`),
	deletes(
		'sessionAtMost',
		'session',
		(_before, at) => sql`t.created_at <= ${daysBefore(env().SESSION_DAYS, at)}`,
	),
];
