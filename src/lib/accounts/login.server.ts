/**
 * Signing in. Attempts are counted per e-mail and per client address, also for e-mails without an account,
 * and a wrong e-mail costs the same time as a wrong password: the answers tell nobody who has an account.
 */
import type { Cookies } from '@sveltejs/kit';
import { demoAccounts } from '#lib/accounts/demo-accounts.ts';
import { limits } from '#lib/accounts/limits.ts';
import { findMemberships } from '#lib/accounts/membership-queries.server.ts';
import { passwordMatches } from '#lib/accounts/passwords.server.ts';
import { findPerson, findPersonByEmail, lockPersonByEmail } from '#lib/accounts/person-queries.server.ts';
import { countMail, sendConfirmation } from '#lib/accounts/registration.server.ts';
import type { Start } from '#lib/accounts/return-path.ts';
import { endSession, startSession } from '#lib/accounts/sessions.server.ts';
import type { Database } from '#lib/platform/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { attempt, forgive } from '#lib/platform/throttle.server.ts';

export type Login = { state: 'in'; personId: number } | { state: 'unconfirmed' };

/** @throws Refused('too_many_logins' | 'login_wrong'); `unconfirmed` has been mailed a new link. */
export async function logIn(
	db: Database,
	{ email, password }: { email: string; password: string },
	clientAddress: string,
): Promise<Login> {
	const allowed =
		(await attempt(db, limits.loginByAddress, clientAddress)) &&
		(await attempt(db, limits.loginByEmail, email));
	if (!allowed) throw new Refused('too_many_logins');
	const person = await findPersonByEmail(db, email);
	if (!(await passwordMatches(person?.passwordHash, password)) || !person) throw new Refused('login_wrong');
	if (!person.emailConfirmedAt) {
		await countMail(db, email, clientAddress);
		await db.transaction().execute(async (trx) => {
			const held = await lockPersonByEmail(trx, email);
			if (held && !held.emailConfirmedAt) await sendConfirmation(trx, held);
		});
		return { state: 'unconfirmed' };
	}
	await forgive(db, limits.loginByEmail, email);
	return { state: 'in', personId: person.id };
}

/** One click in the demo; anywhere else there is no such thing. */
export async function demoLogIn(db: Database, email: unknown): Promise<number> {
	const account = demoAccounts.find((one) => one.email === email);
	if (!env().DEMO || !account) notFound();
	return found(await findPersonByEmail(db, account.email)).id;
}

export interface SignInEvent {
	cookies: Cookies;
	url: URL;
}

/** Leaves any session the browser came with, and starts a new one for the person. */
export async function signIn(db: Database, { cookies, url }: SignInEvent, personId: number): Promise<void> {
	await endSession(db, cookies);
	await startSession(db, cookies, personId, url.protocol === 'https:');
}

/** What `startPage` needs of a person who has just signed in. */
export async function startOf(db: Database, personId: number): Promise<Start> {
	const [person, memberships] = await Promise.all([findPerson(db, personId), findMemberships(db, personId)]);
	return { municipalRole: person?.municipalRole ?? null, memberships };
}
