/** Sessions, the only file that knows Lucia (docs/decisions/0002). */
import type { Cookies } from '@sveltejs/kit';
import { Lucia, TimeSpan, type User } from 'lucia';
import { visitor, type Actor, type MunicipalRole } from '#lib/accounts/actor.ts';
import {
	earlier,
	endOf,
	sessionStore,
	type AccountAttributes,
	type SessionAttributes,
} from '#lib/accounts/signing-in/session-store.server.ts';
import { savedLocale } from '#lib/i18n/locale.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { days } from '#lib/platform/personal-data/retention.ts';

/** Under TLS a browser takes the prefixed name only from this very host, with `Secure` and for every path. */
const nameUnderTls = '__Host-session';
const nameWithoutTls = 'session';
const cookieNames = [nameUnderTls, nameWithoutTls];
const cookieName = (secure: boolean): string => (secure ? nameUnderTls : nameWithoutTls);

/** As Lucia writes an id; whatever else a cookie says is nobody's, and the database is not asked. */
const writtenHere = /^[\da-z]{40}$/;

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<SessionAttributes, AccountAttributes>;
	}
}

const luciaFor = (db: Database) =>
	new Lucia(sessionStore(db), {
		sessionExpiresIn: new TimeSpan(days.session, 'd'),
		getSessionAttributes: (attributes) => attributes,
		getUserAttributes: (attributes) => attributes,
	});

const actorOf = (user: User): Actor => ({
	person: {
		id: user.id,
		name: user.name,
		email: user.email,
		locale: savedLocale(user.locale),
		emailConfirmed: user.emailConfirmedAt !== null,
	},
	municipalRole: user.municipalRole as MunicipalRole | null,
	memberships: user.memberships,
});

/** Whether the request comes with a session, living or not; every other cookie leaves it a visitor's. */
export const bringsSession = (cookies: Cookies, secure: boolean): boolean =>
	cookies.get(cookieName(secure)) !== undefined;

/** Who the request's cookie belongs to, and a renewed cookie when half of its life has passed. */
export async function readSession(db: Database, cookies: Cookies, secure: boolean): Promise<Actor> {
	const sessionId = cookies.get(cookieName(secure));
	if (!sessionId) return visitor;
	const { session, user } = writtenHere.test(sessionId)
		? await luciaFor(db).validateSession(sessionId)
		: { session: null, user: null };
	if (!session || !user) {
		deleteCookies(cookies);
		return visitor;
	}
	const { endsAt, keptUntil } = session;
	// Near its end there is nothing left to renew.
	if (session.fresh && keptUntil < endsAt)
		writeCookie(cookies, session.id, earlier(session.expiresAt, endsAt), secure);
	return actorOf(user);
}

export async function startSession(
	db: Database,
	cookies: Cookies,
	personId: number,
	secure: boolean,
): Promise<void> {
	const endsAt = endOf(now());
	const { id, expiresAt } = await luciaFor(db).createSession(personId, { endsAt, keptUntil: endsAt });
	writeCookie(cookies, id, earlier(expiresAt, endsAt), secure);
}

/** Ends what the browser came with, also a session under the name that is not read here. */
export async function endSession(db: Database, cookies: Cookies): Promise<void> {
	for (const name of cookieNames) {
		const sessionId = cookies.get(name);
		if (sessionId) await luciaFor(db).invalidateSession(sessionId);
	}
	deleteCookies(cookies);
}

/** Signs the person out everywhere (a new password, an erased account). */
export const endAllSessions = (db: Database, personId: number): Promise<void> =>
	luciaFor(db).invalidateUserSessions(personId);

function writeCookie(cookies: Cookies, value: string, expires: Date, secure: boolean): void {
	cookies.set(cookieName(secure), value, { path: '/', expires, httpOnly: true, sameSite: 'lax', secure });
}

function deleteCookies(cookies: Cookies): void {
	for (const name of cookieNames) {
		if (cookies.get(name) !== undefined) cookies.delete(name, { path: '/', secure: name === nameUnderTls });
	}
}
