/** Lucia's adapter on our own tables. Only the SHA-256 of a session id is stored: a leaked table opens nothing. */
import { createHash } from 'node:crypto';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import type { ActorMembership } from '#lib/accounts/actor.ts';
import * as queries from '#lib/accounts/signing-in/session-queries.server.ts';
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
		const row = await queries.findSession(db, sessionHash(sessionId), startedTooLongAgo());
		if (!row) return [null, null];
		const { expiresAt, createdAt, id, ...attributes } = row;
		return [
			{ id: sessionId, userId: id, expiresAt, attributes: attributesOf({ expiresAt, createdAt }) },
			{ id, attributes },
		];
	},
	async getUserSessions(userId) {
		const rows = await queries.sessionsOf(db, userId);
		return rows.map((row) => ({
			id: row.idHash,
			userId,
			expiresAt: row.expiresAt,
			attributes: attributesOf(row),
		}));
	},
	async setSession({ id, userId, expiresAt }) {
		const createdAt = now();
		await queries.insertSession(db, {
			idHash: sessionHash(id),
			personId: userId,
			createdAt,
			expiresAt: earlier(expiresAt, endOf(createdAt)),
		});
	},
	updateSessionExpiration: (sessionId, expiresAt) =>
		queries.prolongSession(db, sessionHash(sessionId), expiresAt, env().SESSION_DAYS),
	deleteSession: (sessionId) => queries.deleteSession(db, sessionHash(sessionId)),
	deleteUserSessions: (userId) => queries.deleteSessionsOf(db, userId),
	async deleteExpiredSessions() {
		for (const { take } of queries.sessionKeepings) await take(db, now());
	},
});

const startedTooLongAgo = (): Date => new Date(now().getTime() - env().SESSION_DAYS * day);

const attributesOf = ({ createdAt, expiresAt }: { createdAt: Date; expiresAt: Date }): SessionAttributes => ({
	endsAt: endOf(createdAt),
	keptUntil: expiresAt,
});
