/** Lucia's adapter on our own tables. Only the SHA-256 of a session id is stored: a leaked table opens nothing. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import type { ActorMembership } from '#lib/accounts/actor.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database.server.ts';

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
	}
}

export const sessionHash = (sessionId: string): string =>
	createHash('sha256').update(sessionId).digest('hex');

export const sessionStore = (db: Database): Adapter => ({
	async getSessionAndUser(sessionId): Promise<[DatabaseSession | null, DatabaseUser | null]> {
		const row = await db
			.selectFrom('session as s')
			.innerJoin('person as p', 'p.id', 's.personId')
			.select([
				's.expiresAt',
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
			.where('p.erasedAt', 'is', null)
			.executeTakeFirst();
		if (!row) return [null, null];
		const { expiresAt, id, ...attributes } = row;
		return [
			{ id: sessionId, userId: id, expiresAt, attributes: {} },
			{ id, attributes },
		];
	},
	async getUserSessions(userId) {
		const rows = await db.selectFrom('session').selectAll().where('personId', '=', userId).execute();
		return rows.map((row) => ({ id: row.idHash, userId, expiresAt: row.expiresAt, attributes: {} }));
	},
	async setSession(session) {
		await db
			.insertInto('session')
			.values({ idHash: sessionHash(session.id), personId: session.userId, expiresAt: session.expiresAt })
			.execute();
	},
	async updateSessionExpiration(sessionId, expiresAt) {
		await db.updateTable('session').set({ expiresAt }).where('idHash', '=', sessionHash(sessionId)).execute();
	},
	async deleteSession(sessionId) {
		await db.deleteFrom('session').where('idHash', '=', sessionHash(sessionId)).execute();
	},
	async deleteUserSessions(userId) {
		await db.deleteFrom('session').where('personId', '=', userId).execute();
	},
	async deleteExpiredSessions() {
		await db.deleteFrom('session').where('expiresAt', '<', now()).execute();
	},
});
