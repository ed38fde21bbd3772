/** Sessions, the only file that knows Lucia (docs/decisions/0002). */
import type { Cookies } from '@sveltejs/kit';
import { Lucia, TimeSpan, type User } from 'lucia';
import { visitor, type Actor, type MunicipalRole } from '#lib/accounts/actor.ts';
import { sessionStore, type AccountAttributes } from '#lib/accounts/session-store.server.ts';
import { baseLocale, isLocale } from '#lib/i18n/locale.ts';
import type { Database } from '#lib/platform/database.server.ts';
import { days } from '#lib/platform/retention.ts';

const cookieName = 'session';

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<Record<never, never>, AccountAttributes>;
	}
}

const luciaFor = (db: Database) =>
	new Lucia(sessionStore(db), {
		sessionExpiresIn: new TimeSpan(days.session, 'd'),
		sessionCookie: { name: cookieName },
		getUserAttributes: (attributes) => attributes,
	});

const actorOf = (user: User): Actor => ({
	person: {
		id: user.id,
		name: user.name,
		email: user.email,
		locale: isLocale(user.locale) ? user.locale : baseLocale,
		emailConfirmed: user.emailConfirmedAt !== null,
	},
	municipalRole: user.municipalRole as MunicipalRole | null,
	memberships: user.memberships,
});

/** Who the request's cookie belongs to, and a renewed cookie when half of its life has passed. */
export async function readSession(db: Database, cookies: Cookies, secure: boolean): Promise<Actor> {
	const sessionId = cookies.get(cookieName);
	if (!sessionId) return visitor;
	const { session, user } = await luciaFor(db).validateSession(sessionId);
	if (!session || !user) {
		cookies.delete(cookieName, { path: '/' });
		return visitor;
	}
	if (session.fresh) writeCookie(cookies, session.id, session.expiresAt, secure);
	return actorOf(user);
}

export async function startSession(
	db: Database,
	cookies: Cookies,
	personId: number,
	secure: boolean,
): Promise<void> {
	const session = await luciaFor(db).createSession(personId, {});
	writeCookie(cookies, session.id, session.expiresAt, secure);
}

export async function endSession(db: Database, cookies: Cookies): Promise<void> {
	const sessionId = cookies.get(cookieName);
	if (sessionId) await luciaFor(db).invalidateSession(sessionId);
	cookies.delete(cookieName, { path: '/' });
}

/** Signs the person out everywhere (a new password, an erased account). */
export const endAllSessions = (db: Database, personId: number): Promise<void> =>
	luciaFor(db).invalidateUserSessions(personId);

function writeCookie(cookies: Cookies, value: string, expires: Date, secure: boolean): void {
	cookies.set(cookieName, value, { path: '/', expires, httpOnly: true, sameSite: 'lax', secure });
}
