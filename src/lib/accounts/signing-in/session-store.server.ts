/** Lucia's adapter on our own tables. Only the SHA-256 of a session id is stored: a leaked table opens nothing. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import type { ActorMembership } from '#lib/accounts/actor.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { env } from '#lib/platform/env.server.ts';

export interface SessionAttributes {
	/** Where it ends however much it is used: `SESSION_DAYS` after it began. */
	endsAt: Date;
	/** Until when it is kept as things stand. */
	keptUntil: Date;
}

export interface AccountAttributes {
	name: string;
	email: string;
	locale: string;
	emailConfirmedAt: Date | null;
	municipalRole: string | null;
	memberships: ActorMembership[];
}

declare module 'lucia' {
	interface Register {
		UserId: number;
		DatabaseUserAttributes: AccountAttributes;
		DatabaseSessionAttributes: SessionAttributes;
	}
}

export const sessionHash = (sessionId: string): string =>
	createHash('sha256').update(sessionId).digest('hex');

const day = 86_400_000;

export const endOf = (createdAt: Date): Date => new Date(createdAt.getTime() + env().SESSION_DAYS * day);
export const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

export const sessionStore = (db: Database): Adapter => ({
	async getSessionAndUser(sessionId): Promise<[DatabaseSession | null, DatabaseUser | null]> {
		const row = await db
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
			.select(
				sql<ActorMembership[]>`coalesce((
					select json_agg(json_build_object('organisationId', o.id, 'slug', o.slug, 'name', o.name,
						'kind', o.kind, 'state', o.state, 'role', m.role) order by o.name collate "da-x-icu", o.id)
					from membership m join organisation o on o.id = m.organisation_id where m.person_id = p.id), '[]')`.as(
					'memberships',
				),
			)
			.where('s.idHash', '=', sessionHash(sessionId))
			.where('s.createdAt', '>', startedTooLongAgo())
			.where('p.erasedAt', 'is', null)
			.executeTakeFirst();
		if (!row) return [null, null];
		const { expiresAt, createdAt, id, ...attributes } = row;
		return [
			{ id: sessionId, userId: id, expiresAt, attributes: attributesOf({ expiresAt, createdAt }) },
			{ id, attributes },
		];
	},
	async getUserSessions(userId) {
		const rows = await db.selectFrom('session').selectAll().where('personId', '=', userId).execute();
		return rows.map((row) => ({
			id: row.idHash,
			userId,
			expiresAt: row.expiresAt,
			attributes: attributesOf(row),
		}));
	},
	async setSession({ id, userId, expiresAt }) {
		const createdAt = now();
		await db
			.insertInto('session')
			.values({
				idHash: sessionHash(id),
				personId: userId,
				createdAt,
				expiresAt: earlier(expiresAt, endOf(createdAt)),
			})
			.execute();
	},
	async updateSessionExpiration(sessionId, expiresAt) {
		const until = sql<Date>`least(${expiresAt}::timestamptz, created_at + ${env().SESSION_DAYS} * interval '24 hours')`;
		await db
			.updateTable('session')
			.set({ expiresAt: until })
			.where('idHash', '=', sessionHash(sessionId))
			.where('expiresAt', '<', until)
			.execute();
	},
	async deleteSession(sessionId) {
		await db.deleteFrom('session').where('idHash', '=', sessionHash(sessionId)).execute();
	},
	async deleteUserSessions(userId) {
		await db.deleteFrom('session').where('personId', '=', userId).execute();
	},
	async deleteExpiredSessions() {
		await db
			.deleteFrom('session')
			.where(({ or, eb }) => or([eb('expiresAt', '<', now()), eb('createdAt', '<=', startedTooLongAgo())]))
			.execute();
	},
});

const startedTooLongAgo = (): Date => new Date(now().getTime() - env().SESSION_DAYS * day);

const attributesOf = ({ createdAt, expiresAt }: { createdAt: Date; expiresAt: Date }): SessionAttributes => ({
	endsAt: endOf(createdAt),
	keptUntil: expiresAt,
});
