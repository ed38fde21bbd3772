/**
 * Signing in. Wrong passwords are counted by e-mail and by where they come from, also for e-mails without an account,
 * and a wrong e-mail costs the same time as a wrong password: the answers tell nobody who has an account.
 */
import type { Cookies } from '@sveltejs/kit';
import { demoAccounts } from '#lib/accounts/signing-in/demo-accounts.ts';
import { knownDevice, rememberDevice } from '#lib/accounts/signing-in/devices.server.ts';
import { tooManyGuesses } from '#lib/accounts/signing-in/guesses.ts';
import { guessing } from '#lib/accounts/signing-in/limits.ts';
import { findMemberships } from '#lib/accounts/membership/membership-queries.server.ts';
import { passwordMatches } from '#lib/accounts/signing-in/passwords.server.ts';
import { findPerson, findPersonByEmail } from '#lib/accounts/person-queries.server.ts';
import type { Start } from '#lib/accounts/signing-in/return-path.ts';
import { endSession, startSession } from '#lib/accounts/signing-in/sessions.server.ts';
import { networkOf } from '#lib/platform/visitors/client-network.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { forgive, giveBack, take, type Counted } from '#lib/platform/visitors/limits/throttle.server.ts';

/** Where a try comes from. */
export interface Client {
	address: string;
	cookies: Pick<Cookies, 'get'>;
}

/** @returns the person's id. @throws Refused('too_many_guesses' | 'login_wrong') */
export async function logIn(
	db: Database,
	{ email, password }: { email: string; password: string },
	client: Client,
): Promise<number> {
	const person = await findPersonByEmail(db, email);
	const device = await knownDevice(db, client.cookies, person?.id);
	const network = networkOf(client.address);
	const own: Counted = device ? [guessing.device, email, device] : [guessing.stranger, email, network];
	const shared: Counted[] = device
		? []
		: [
				[guessing.email, email],
				[guessing.network, network],
			];
	const wait = await db.transaction().execute((trx) => take(trx, [own, ...shared]));
	if (wait > 0) throw tooManyGuesses(wait);
	if (!(await passwordMatches(person?.passwordHash, password)) || !person) throw new Refused('login_wrong');
	await forgive(db, [own]);
	await giveBack(db, shared);
	return person.id;
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

/** Leaves any session the browser came with, starts a new one for the person, and remembers the browser. */
export async function signIn(db: Database, { cookies, url }: SignInEvent, personId: number): Promise<void> {
	const secure = url.protocol === 'https:';
	await endSession(db, cookies);
	await startSession(db, cookies, personId, secure);
	await rememberDevice(db, cookies, personId, secure);
}

/** What `startPage` needs of a person who has just signed in. */
export async function startOf(db: Database, personId: number): Promise<Start> {
	const [person, memberships] = await Promise.all([findPerson(db, personId), findMemberships(db, personId)]);
	return { municipalRole: person?.municipalRole ?? null, memberships };
}
