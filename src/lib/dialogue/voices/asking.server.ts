/** Who asks for a mail to an address, and how often that may be asked: the same for all that people say without an account. */
import type { Actor } from '#lib/accounts/actor.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { networkOf } from '#lib/platform/visitors/client-network.ts';
import { attempt } from '#lib/platform/visitors/limits/throttle.server.ts';

/** From one network: a school or a library may sit behind it. */
const byNetwork = { name: 'barrier-network', most: 40, windowMinutes: 60 };
/** With one e-mail, from one network and from all: each may be a mail to somebody who did not ask. */
const byNetworkAndEmail = { name: 'barrier-network-email', most: 8, windowMinutes: 60 };
const byEmail = { name: 'barrier-email', most: 20, windowMinutes: 60 };
/** Told under one's own address, logged in: no mail to others, but each is somebody's work to read. */
const byOwner = { name: 'barrier-own', most: 20, windowMinutes: 60 };
/** The same is not mailed again sooner, however often it is asked for. */
export const mailEvery = 10 * 60_000;

export interface Asks {
	actor: Actor;
	clientAddress: string;
}
/** They are logged in with this e-mail, and have shown it to be theirs. */
export const isProven = ({ person }: Actor, email: string): boolean =>
	person?.emailConfirmed === true && person.email.toLowerCase() === email.toLowerCase();

/**
 * Whoever is logged in with the address is counted apart: others who type it keep nobody from what is their own.
 * @throws Refused `too_many_mails`
 */
export async function refuseTooMany(
	db: Database,
	email: string,
	{ actor, clientAddress }: Asks,
): Promise<void> {
	if (isProven(actor, email)) {
		if (!(await attempt(db, byOwner, email))) throw new Refused('too_many_mails');
		return;
	}
	const network = networkOf(clientAddress);
	const allowed =
		(await attempt(db, byNetwork, network)) &&
		(await attempt(db, byNetworkAndEmail, `${network} ${email}`)) &&
		(await attempt(db, byEmail, email));
	if (!allowed) throw new Refused('too_many_mails');
}
